"""From columns of text to typed columns with a kind and a role."""
