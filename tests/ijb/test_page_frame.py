"""What every page has: its frame, its words for the law's values, and its error pages."""

from datetime import date

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import Client, RequestFactory, override_settings

from ijb.templatetags.page import fact_name, fact_value, iso_day
from statute.findings import Outcome


def frame(template: str = "404.html", **context: object) -> str:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return render_to_string(template, context, request=request)


def test_an_unknown_address_is_explained(client: Client) -> None:
    page = client.get("/no/such/page/")
    assert page.status_code == 404
    assert "There is no such page" in page.content.decode()


@pytest.mark.parametrize(
    "template", ["400.html", "403.html", "403_csrf.html", "404.html", "405.html", "500.html"]
)
def test_every_error_page_stands_without_a_request(template: str) -> None:
    page = render_to_string(template)
    assert page.count("<h1") == 1
    assert 'href="#main-content"' in page


def test_a_demonstration_says_so() -> None:
    with override_settings(DEMONSTRATION=True):
        assert "Demonstration</strong>" in frame()
    with override_settings(DEMONSTRATION=False):
        assert "Demonstration</strong>" not in frame()


def test_pages_are_usable_without_the_design_system() -> None:
    page = render_to_string("404.html", {"design_system": False})
    assert "ijb/plain.css" in page
    assert "sgds" not in page


def test_nothing_on_it_needs_an_inline_script_or_style() -> None:
    page = frame()
    assert "<style" not in page
    assert " style=" not in page
    assert "<script>" not in page


class Form(forms.Form):
    """One of each kind of field."""

    name = forms.CharField(help_text="As it is written.")
    kind = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    sort = forms.ChoiceField(choices=[("a", "A")])
    sure = forms.BooleanField()
    note = forms.CharField(required=False, widget=forms.Textarea)
    version = forms.IntegerField(widget=forms.HiddenInput)


class TestAForm:
    def test_every_fault_leads_to_its_field(self) -> None:
        form = Form({})
        summary = frame("base.html", form=form)
        for name in ("name", "kind", "sort", "sure"):
            assert f'href="#id_{name}"' in summary
            assert f'id="id_{name}"' in form.as_div()
        assert "Error:" in summary.partition("</title>")[0]

    def test_a_fault_of_the_whole_or_of_a_hidden_field_is_told_too(self) -> None:
        form = Form({"version": "x"})
        form.add_error(None, "The two do not go together.")
        summary = frame("base.html", form=form)
        assert "The two do not go together." in summary
        assert "Enter a whole number." in summary

    def test_a_field_is_tied_to_its_help_and_its_fault(self) -> None:
        html = Form({}).as_div()
        assert 'aria-describedby="id_name_helptext id_name_error"' in html
        assert 'id="id_name_helptext"' in html
        assert 'id="id_name_error"' in html

    def test_only_a_field_that_may_be_left_out_is_called_optional(self) -> None:
        assert Form().as_div().count("(optional)") == 1

    def test_what_was_typed_is_escaped(self) -> None:
        assert "<script>" not in Form({"name": "<script>", "note": "<script>"}).as_div()


@pytest.mark.parametrize("outcome", list(Outcome))
def test_an_outcome_is_a_word_and_a_shape(outcome: Outcome) -> None:
    shown = render_to_string("includes/outcome.html", {"outcome": outcome.value})
    assert outcome.words.capitalize() in shown
    assert "<path" in shown


def test_no_two_outcomes_have_one_shape() -> None:
    shapes = {
        render_to_string("includes/outcome.html", {"outcome": each}).partition("<svg")[2] for each in Outcome
    }
    assert len({shape.partition("</svg>")[0] for shape in shapes}) == len(Outcome)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "Yes"),
        (False, "No"),
        (None, "Not on record"),
        (3, "3"),
        (date(2026, 9, 1), "1 September 2026"),
        ([], "None"),
        (["a", date(2026, 9, 1)], "a, 1 September 2026"),
        (["Ailsa, place 1", "Calum, place 2"], "Ailsa, place 1; Calum, place 2"),
        ({"alba-council": 4, "agreed_number": None}, "Alba-council: 4; Agreed number: Not on record"),
    ],
)
def test_a_fact_is_shown_in_words(value: object, words: str) -> None:
    assert fact_value(value) == words


def test_the_name_of_a_fact_is_words() -> None:
    assert fact_name("voting_members") == "Voting members"


def test_a_kept_day_becomes_a_day_again() -> None:
    assert iso_day("2026-09-01") == date(2026, 9, 1)
    assert iso_day("soon") == "soon"
