"""The parts of the screen Clusters."""
