"""The words on the card of a cluster."""

from __future__ import annotations

import neon_core as nc
from neon_core.summaries import choose_telling_columns
from neon_core.wording.card_words import BOUNDARY, CONTESTED, HELP, TYPICAL, format_member, split_makeup
from neon_core.wording.cluster_sentences import describe_makeup
from tests.helpers.analyses import wine_analysis


def test_pieces_are_the_sentence_and_what_sets_apart_is_bold():
    profiles = nc.profile_clusters(wine_analysis())
    telling = choose_telling_columns(profiles, nc.summarise(wine_analysis()))
    for profile, columns in zip(profiles, telling, strict=True):
        pieces = split_makeup(profile, columns)
        text = "".join(map("".join, pieces))
        assert text.startswith(describe_makeup(profile, columns))
        assert [bold for bold, _ in pieces[:-1]] == [pieces[0][0], *(bold for bold, _ in pieces[1:-1])]
        assert all(bold for bold, _ in pieces[:-1])


def test_one_cluster_has_one_plain_piece():
    (profile,) = nc.profile_clusters(wine_analysis(n_clusters=1))
    assert split_makeup(profile, profile.columns) == (("", describe_makeup(profile, profile.columns)),)


def test_members_are_named_and_explained():
    assert format_member(TYPICAL, "x" * 50) == f"Typical: {'x' * 39}…"
    assert set(HELP) == {TYPICAL, BOUNDARY, CONTESTED}
