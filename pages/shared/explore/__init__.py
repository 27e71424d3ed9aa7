"""The parts of the Explore screen."""
