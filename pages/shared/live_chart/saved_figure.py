"""What every picture that can be saved is: its name, its texts, and the file that is made of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from pages.shared.live_chart import payload

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from neon_core.payload.browser_messages import SavedFile
    from pages.shared.live_chart.payload.visitor_messages import SaveRequest

FORMATS = ("png", "svg", "csv")
USUAL = "usual"
"""The comparison that a request names instead of a number."""


class Captioned(NamedTuple):
    """A figure with the texts above and below it."""

    figure: go.Figure
    title: str
    caption: str


class SavedFigure(ABC):
    """One picture that can be saved: its name in requests, its button's label, its measures, and how it is made.

    Attributes
    ----------
    name, label : str
        The name in requests and messages, and the text of a button, with a slot for the format.
    width, left : int
        Width and left margin of the saved picture, in pixels.
    """

    name: ClassVar[str]
    label: ClassVar[str]
    width: ClassVar[int]
    left: ClassVar[int]

    @abstractmethod
    def file_name(self, request: SaveRequest, /) -> str:
        """Return the file's name, without its ending."""

    @abstractmethod
    def draw(self, request: SaveRequest, /) -> Captioned:
        """Build the figure, its title and its caption."""

    @abstractmethod
    def table(self, request: SaveRequest, /) -> pd.DataFrame:
        """Return the numbers behind the figure."""

    def file(self, request: SaveRequest, /) -> SavedFile:
        """Return the requested file; raise the error of a row that is gone."""
        ending = request["format"]
        file: SavedFile = {
            "id": request["id"],
            "format": ending,
            "name": f"{self.file_name(request)}.{ending}",
            "text": None,
            "figure": None,
        }
        if ending == "csv":
            from neon_core import files

            file["text"] = files.export_csv(self.table(request)).decode()
        else:
            from neon_core import figures

            captioned = figures.add_caption(*self.draw(request), self.width, self.left)
            file["figure"] = payload.figure_json(captioned)
        return file
