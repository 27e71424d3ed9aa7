"""What is saved beside the numbers: settings and models, as readable JSON, and new rows explained by a model."""

from neon_core.saved.model_file import load_model, save_model
from neon_core.saved.new_rows import NewRows
from neon_core.saved.saved_model import SavedModel
from neon_core.saved.settings import ColumnChoice, Settings
from neon_core.saved.settings_file import load_settings, save_settings

__all__ = [
    "ColumnChoice",
    "NewRows",
    "SavedModel",
    "Settings",
    "load_model",
    "load_settings",
    "save_model",
    "save_settings",
]
