"""The parts of the screen Choose K: the measures, the answer, the flow to another K, and the silhouettes."""
