namespace ClaimTrack.Domain.Tests;

/// <summary>Who looks after a claim, until when, and when they are reminded.</summary>
public sealed class Owners : Story
{
    Claim Owned()
    {
        var claim = Given.Claim(Team).Researching();
        claim.Assign(Finn, Ana, Noon);
        return claim;
    }

    [Fact]
    public void Whoever_becomes_owner_is_told() => Assert.Equal([Finn.Id], Owned().Events[^1].Mentioned);

    [Fact]
    public void A_day_is_set_and_taken_away()
    {
        var claim = Owned();
        claim.SetDue(Today.AddDays(2), Ana, Later);
        Assert.Equal("made it due on 4 March 2026", EventSentence.Of(Then.HistorySays(claim.Events, EventKind.DueChanged, by: Ana)));
        Then.NothingHappens(claim, () => claim.SetDue(Today.AddDays(2), Ana, Later));
        claim.SetDue(null, Ana, Later);
        Assert.Equal("took the due day away", EventSentence.Of(claim.Events[^1]));
    }

    [Fact]
    public void The_owner_is_reminded_once_for_each_spell_without_a_change()
    {
        var claim = Owned();
        var stale = Noon.AddDays(7);
        Assert.False(claim.NeedsReminder(stale.AddMinutes(-1)));
        claim.RemindOwner(stale);
        Assert.Equal("was reminded: nothing has changed for 7 days", EventSentence.Of(Then.HistorySays(claim.Events, EventKind.OwnerReminded, by: Finn)));
        Then.NothingHappens(claim, () => claim.RemindOwner(stale.AddDays(20)));

        claim.Assign(Ana, Finn, stale.AddDays(21));
        Assert.False(claim.NeedsReminder(stale.AddDays(27)));
        Assert.True(claim.NeedsReminder(stale.AddDays(28)));
    }

    [Fact]
    public void The_owner_is_reminded_once_when_the_day_is_past()
    {
        var claim = Owned();
        claim.SetDue(Today.AddDays(1), Ana, Noon);
        Assert.False(claim.NeedsReminder(Noon.AddDays(1)));
        claim.RemindOwner(Noon.AddDays(2));
        Assert.Equal("it was due on 2026-03-03", claim.Events[^1].Note);
        Assert.False(claim.NeedsReminder(Noon.AddDays(3)));
        claim.SetDue(Today.AddDays(4), Ana, Noon.AddDays(3));
        Assert.True(claim.NeedsReminder(Noon.AddDays(5)));
    }

    [Theory]
    [InlineData(ClaimStatus.Open, true)]
    [InlineData(ClaimStatus.Researching, true)]
    [InlineData(ClaimStatus.InReview, true)]
    [InlineData(ClaimStatus.Approved, true)]
    [InlineData(ClaimStatus.Published, false)]
    [InlineData(ClaimStatus.Declined, false)]
    [InlineData(ClaimStatus.Parked, false)]
    [InlineData(ClaimStatus.Merged, false)]
    [InlineData(ClaimStatus.Retracted, false)]
    public void Only_what_is_in_hand_is_late_and_reminded_of(ClaimStatus status, bool inHand)
    {
        var policy = new TeamPolicy { StaleAfterDays = 7 };
        Assert.Equal(inHand, ClaimStatuses.InHand.Contains(status));
        Assert.Equal(inHand, ClaimStatuses.IsLate(status, Today.AddDays(-1), Today));
        Assert.False(ClaimStatuses.IsLate(status, Today, Today) || ClaimStatuses.IsLate(status, null, Today));
        Assert.Equal(inHand ? "it was due on 2026-03-01" : null, Claim.Reminder(status, Today.AddDays(-1), Noon, null, policy, Noon));
        Assert.Equal(inHand ? "nothing has changed for 7 days" : null, Claim.Reminder(status, null, Noon.AddDays(-7), null, policy, Noon));
        // Somebody who was reminded of the day already is left alone, however long it is past.
        Assert.Null(Claim.Reminder(status, Today.AddDays(-20), Noon.AddDays(-20), Noon.AddDays(-19), policy, Noon));
    }

    [Fact]
    public void Nobody_is_reminded_of_what_is_parked_ownerless_left_or_not_to_be_reminded_of()
    {
        var late = Noon.AddDays(30);
        var parked = Owned();
        parked.Park(Today.AddDays(60), null, Ana, Noon);
        Assert.False(parked.NeedsReminder(late));
        Assert.False(Given.Claim(Team).Researching().NeedsReminder(late));
        var owned = Owned();
        Team.Changes(p => p with { StaleAfterDays = 0 });
        Assert.False(owned.NeedsReminder(late));
        Team.Changes(p => p with { StaleAfterDays = 3 });
        Assert.True(owned.NeedsReminder(late));
        Team.Remove(Finn, Ada, Noon);
        Assert.False(owned.NeedsReminder(late));
    }
}
