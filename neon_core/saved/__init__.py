"""What is saved beside the numbers: the settings of an analysis, as JSON that people can read and change."""

from neon_core.saved.settings import ColumnChoice, Settings
from neon_core.saved.settings_file import load_settings, save_settings

__all__ = ["ColumnChoice", "Settings", "load_settings", "save_settings"]
