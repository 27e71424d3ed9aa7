"""Tables that are larger than the memory: read in batches, clustered and explained with steady memory."""

from neon_core.streaming.stream_run import ExplainedFolder, explain_dataset

__all__ = ["ExplainedFolder", "explain_dataset"]
