"""The parts of the Clusters screen."""
