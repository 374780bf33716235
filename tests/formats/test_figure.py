"""A figure as strokes: framed, deterministic, and with the limb that works on top."""

from math import dist

import pytest

from hipfit.formats.figure import Camera, Picture, Stroke, Tone, pictures
from hipfit.formats.outline import circle, outline
from hipfit.model.figure import Figure, Limb, Point, Pose, Prop, Push, Side, Spot, Surface
from hipfit.model.skeleton import skeleton
from hipfit.storage.figures import load_figures

STANDING = Pose(rest=Spot(point=Point.PELVIS, at=(0.0, 0.0, 0.53)))


@pytest.fixture(scope="module")
def figures() -> list[Figure]:
    return [*load_figures().values()]


def toned(picture: Picture, tone: Tone) -> list[Stroke]:
    return [stroke for stroke in picture.strokes if stroke.tone is tone]


def test_start_and_end_are_of_one_size_and_nothing_leaves_the_picture(
    figures: list[Figure],
) -> None:
    for figure in figures:
        shown = pictures(figure)
        assert len(shown) == len(figure.poses)
        assert len({(one.width, one.height) for one in shown}) == 1
        for picture in shown:
            for stroke in picture.strokes:
                half = stroke.width / 2
                for x, y in stroke.points:
                    assert half <= x <= picture.width - half, figure.exercise
                    assert half <= y <= picture.height - half, figure.exercise


def test_the_same_figure_gives_the_same_strokes(figures: list[Figure]) -> None:
    assert [pictures(one) for one in figures] == [pictures(one) for one in figures]


def test_every_drawing_shows_a_leg_that_works_and_a_ground(figures: list[Figure]) -> None:
    for figure in figures:
        for picture in pictures(figure):
            assert toned(picture, Tone.WORKING), figure.exercise
            assert toned(picture, Tone.GROUND), figure.exercise


def test_start_and_end_are_not_the_same_drawing(figures: list[Figure]) -> None:
    for figure in figures:
        shown = pictures(figure)
        assert len({one.strokes for one in shown}) == len(shown), figure.exercise


def test_no_two_exercises_are_drawn_alike(figures: list[Figure]) -> None:
    twins = {"seated-march", "seated-knee-lift"}  # one move, as an exercise and as a warm-up
    drawn = [pictures(one) for one in figures if one.exercise not in twins]
    assert len({*drawn}) == len(drawn)


def test_a_picture_never_makes_a_limb_longer(figures: list[Figure]) -> None:
    for figure in figures:
        camera = Camera(figure)
        for pose in figure.poses:
            at = skeleton(pose).points
            for one, other in ((Point.RIGHT_HIP, Point.RIGHT_KNEE), (Point.BACK, Point.HEAD)):
                flat = dist(camera.flat(at[one]), camera.flat(at[other]))
                assert flat <= dist(at[one], at[other]) + 1e-9


def test_from_the_side_the_head_is_up_and_the_front_is_on_the_right() -> None:
    camera = Camera(Figure(exercise="x", start=STANDING))
    assert camera.flat((1.0, 0.0, 0.0)) == (1.0, 0.0)
    assert camera.flat((0.0, 0.0, 1.0)) == (0.0, -1.0)
    assert camera.nearness((0.0, -1.0, 0.0)) == 1.0  # the right side is near


def test_from_the_front_the_left_side_is_on_the_right() -> None:
    camera = Camera(Figure(exercise="x", start=STANDING, turn=90.0))
    assert camera.flat((0.0, 1.0, 0.0)) == pytest.approx((1.0, 0.0))
    assert camera.nearness((1.0, 0.0, 0.0)) == pytest.approx(1.0)


def test_what_is_nearer_is_drawn_over_what_is_behind() -> None:
    figure = Figure(exercise="x", start=STANDING, working=(Limb.LEFT_LEG,))
    (near_right,) = pictures(figure)
    tones = [one.tone for one in near_right.strokes if one.width > 0.05 and not one.filled]
    assert tones.index(Tone.WORKING) < len(tones) - 1 - tones[::-1].index(Tone.BODY)
    behind = Figure(exercise="x", start=STANDING, working=(Limb.LEFT_LEG,), turn=180.0)
    (near_left,) = pictures(behind)
    legs = [one.tone for one in near_left.strokes if one.width > 0.05 and len(one.points) == 3]
    assert legs == [Tone.FAR, Tone.WORKING]


def test_a_chair_has_a_seat_legs_and_a_back() -> None:
    low, high = (-0.2, -0.1, 0.2), (0.1, 0.1, 0.23)
    chair = Prop(kind=Surface.CHAIR, low=low, high=high, back=Side.BEHIND)
    (picture,) = pictures(Figure(exercise="x", start=STANDING, props=(chair,)))
    parts = toned(picture, Tone.PROP)
    assert [one.filled for one in parts] == [False] * 4 + [True] * 2


def test_an_outward_arrow_leaves_the_body_and_an_inward_one_comes_to_it() -> None:
    tips = []
    for inward, way in ((False, -0.1), (True, 0.1)):
        push = Push(point=Point.RIGHT_KNEE, along=(0.0, way, 0.0), inward=inward)
        figure = Figure(exercise="x", start=STANDING, turn=90.0, working=(), pushes=(push,))
        line, _ = toned(pictures(figure)[0], Tone.WORKING)
        tips.append(line.points[1][0] - line.points[0][0])
    assert tips == pytest.approx([-0.1, 0.1])


def test_an_outline_is_convex_and_holds_all_points() -> None:
    square = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    assert sorted(outline([*square, (0.5, 0.5), (0.2, 0.9)])) == sorted(square)
    assert len(outline([(0.0, 0.0), (1.0, 1.0)])) == 2
    assert all(dist(corner, (2.0, 3.0)) == pytest.approx(0.5) for corner in circle((2.0, 3.0), 0.5))
