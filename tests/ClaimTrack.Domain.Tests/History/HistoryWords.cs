using System.Globalization;

namespace ClaimTrack.Domain.Tests;

/// <summary>What the history says.</summary>
public sealed class HistoryWords : Story
{
    public static TheoryData<EventKind> Kinds => [.. Enum.GetValues<EventKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_kind_of_event_has_its_sentence(EventKind kind)
    {
        // It follows a name, "Ana submitted the claim", and something else may follow it.
        Assert.Matches("^[a-z].*[^. ]$", EventSentence.Of(kind, "that"));
    }

    [Fact]
    public void Every_kind_of_event_says_something_else()
    {
        Assert.Distinct(Enum.GetValues<EventKind>().Select(k => EventSentence.Of(k, "that")));
    }

    [Fact]
    public void A_kind_without_a_sentence_is_a_bug()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => EventSentence.Of((EventKind)(-1), null));
    }

    [Fact]
    public void A_sentence_weaves_the_note_in()
    {
        var claim = Given.Claim(Team).Researching().Sourced(1);
        Assert.Equal("added evidence: City accounts, volume 1", EventSentence.Of(claim.Events[^1]));

        claim.Assign(Finn, Ana, Noon);
        Assert.Equal("made Finn its owner", EventSentence.Of(claim.Events[^1]));

        claim.Assign(null, Ana, Noon);
        Assert.Equal("left the claim without an owner", EventSentence.Of(claim.Events[^1]));
    }

    [Fact]
    public void A_long_note_is_cut_with_an_ellipsis_and_one_that_just_fits_is_not()
    {
        var fits = new string('x', HistoryEvent.NoteMax);
        var claim = Given.Claim(Team);

        claim.Decline(DeclineReason.Other, fits, Ana, Noon);
        Assert.Equal(fits, claim.Events[^1].Note);

        claim.Reopen(fits + "y", Ben, Noon);
        Assert.Equal(fits[..^1] + "…", claim.Events[^1].Note);
    }

    [Fact]
    public void A_long_note_is_never_cut_through_a_character()
    {
        var claim = Given.Claim(Team).Declined();

        claim.Reopen(new string('x', HistoryEvent.NoteMax - 2) + "🧐🧐", Ben, Noon);

        Assert.DoesNotContain(claim.Events[^1].Note!, c => char.IsSurrogate(c));
        Assert.EndsWith("x…", claim.Events[^1].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_in_notes_are_the_same_whatever_calendar_the_server_runs_under()
    {
        var was = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("th-TH");
        try
        {
            var claim = Given.Claim(Team).Parked();
            Assert.Equal("2026-03-09", claim.Events[^1].Note);
            Assert.Equal("parked the claim until 9 March 2026", EventSentence.Of(claim.Events[^1]));

            var other = Given.Claim(Team).Approved();
            other.Schedule(Noon.AddDays(1), new GateContext(Noon), Ben);
            Assert.Equal("2026-03-03 12:00 UTC", other.Events[^1].Note);
            Assert.Equal("scheduled publication for 3 March 2026, 12:00 UTC", EventSentence.Of(other.Events[^1]));
        }
        finally
        {
            CultureInfo.CurrentCulture = was;
        }
    }

    sealed record Sheet(string? Text, int Number, bool Yes, Stance Stance, DateOnly? Day, IReadOnlyList<string> Lines);

    [Fact]
    public void Changes_are_listed_in_the_order_of_the_fields_with_before_and_after()
    {
        var before = new Sheet("a", 1, false, Stance.Supports, null, ["x"]);
        var after = new Sheet(null, 2, true, Stance.Context, Today, ["x", "y"]);

        var changes = FieldChange.Between(before, after);

        Assert.Equal(["Text", "Number", "Yes", "Stance", "Day", "Lines"], changes.Select(c => c.Field));
        Assert.Equal([new("Text", "a", null), new("Number", "1", "2"), new("Yes", "False", "True"), new("Stance", "Supports", "Context")], changes.Take(4));
        Assert.Equal(new("Lines", "x", "x\ny"), changes[^1]);
    }

    [Fact]
    public void What_stays_the_same_is_not_listed()
    {
        var sheet = new Sheet("a", 1, true, Stance.Context, Today, ["x"]);

        Assert.Empty(FieldChange.Between(sheet, sheet with { Lines = ["x"] }));
        Assert.Equal(["Number"], FieldChange.Between(sheet, sheet with { Number = 2 }).Select(c => c.Field));
    }
}
