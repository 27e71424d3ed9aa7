"""Parquet files, measured before they are decoded."""
