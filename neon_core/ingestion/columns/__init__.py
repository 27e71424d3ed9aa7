"""Turn columns of text into typed columns with a kind and a role."""
