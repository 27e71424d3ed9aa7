"""What is saved beside the numbers: settings and models, as readable JSON, and new rows explained by a model."""

from neon_core.saved.left_out_rows import LeftOutRows, place_left_out
from neon_core.saved.model_file import load_model, save_model
from neon_core.saved.new_rows import NewRows
from neon_core.saved.saved_model import SavedModel
from neon_core.saved.settings import ColumnChoice, Settings
from neon_core.saved.settings_file import load_settings, save_settings

__all__ = [
    "ColumnChoice",
    "LeftOutRows",
    "NewRows",
    "SavedModel",
    "Settings",
    "load_model",
    "load_settings",
    "place_left_out",
    "save_model",
    "save_settings",
]
