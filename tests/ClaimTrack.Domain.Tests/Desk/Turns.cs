namespace ClaimTrack.Domain.Tests;

/// <summary>Whose turn it is to write.</summary>
public sealed class Turns : Story
{
    static DateTimeOffset After(int seconds) => Noon.AddSeconds(seconds);

    EditLease Anas() => new(Given.Claim(Team).Researching(), "verdict", Ana, Noon);

    [Fact]
    public void A_turn_lasts_while_it_is_renewed_and_twenty_seconds_more()
    {
        var lease = Anas();
        Assert.True(lease.Take(Ana, hasTyped: true, After(8)));
        Assert.False(lease.Take(Finn, hasTyped: true, After(27)));
        Assert.Equal((true, false), (lease.IsHeldBy(Ana, After(27)), lease.IsHeld(After(28))));
        Assert.True(lease.Take(Finn, hasTyped: true, After(28)));
        Assert.True(lease.IsHeldBy(Finn, After(28)));
    }

    [Fact]
    public void Whoever_asks_gets_the_next_turn()
    {
        var lease = Anas();
        lease.Ask(Finn, After(1));
        Assert.Same(Finn, lease.AskedBy);
        lease.Release(Finn, After(2));
        Assert.True(lease.IsHeldBy(Ana, After(2)));
        lease.Release(Ana, After(3));
        Assert.True(lease.IsHeldBy(Finn, After(3)));
        Assert.Null(lease.AskedBy);
        lease.Release(Finn, After(4));
        Assert.False(lease.IsHeld(After(4)));
    }

    [Fact]
    public void Only_an_editor_takes_over_and_only_from_somebody_who_stopped_typing()
    {
        var lease = Anas();
        lease.Take(Ana, hasTyped: true, After(8));
        for (var s = 16; s <= 64; s += 8) lease.Take(Ana, hasTyped: false, After(s));
        Then.Refused(lease, Rule.WrongStatus, () => lease.TakeOver(Ben, After(67)));
        Then.Refused(lease, Rule.RoleTooLow, () => lease.TakeOver(Finn, After(68)));
        lease.TakeOver(Ben, After(68));
        Assert.True(lease.IsHeldBy(Ben, After(68)));
    }

    [Fact]
    public void Observers_and_strangers_get_no_turn()
    {
        var lease = Anas();
        Then.Refused(lease, Rule.RoleTooLow, () => lease.Take(Otto, true, After(60)));
        Then.Refused(lease, Rule.NotOfThisTeam, () => lease.Ask(Given.Team(name: "Other Paper").Named("Ana"), After(1)));
    }

    [Fact]
    public void Each_change_of_hands_is_a_new_version_and_a_renewal_is_not()
    {
        var lease = Anas();
        lease.Take(Ana, true, After(8));
        Assert.Equal(0, lease.Version);
        lease.TakeOver(Ben, After(80));
        Assert.Equal(1, lease.Version);
    }

    [Fact]
    public void Looks_within_half_an_hour_are_one_look()
    {
        var look = new Look(1, 2, Noon);
        Assert.False(look.Again(Noon.AddSeconds(59)));
        Assert.True(look.Again(Noon.AddMinutes(20)));
        Assert.Null(look.Before);
        Assert.True(look.Again(Noon.AddMinutes(50)));
        Assert.Equal(Noon.AddMinutes(20), look.Before);
        look.SeenAll(Noon.AddMinutes(51));
        Assert.Equal(Noon.AddMinutes(51), look.Before);
    }

    [Fact]
    public void A_view_is_its_owners_and_a_shared_one_the_editors_too()
    {
        var own = new SavedView("Mine", "board", "owner=7", isShared: false, Ana);
        Assert.Equal((true, false, false), (own.IsShownTo(Ana), own.IsShownTo(Finn), own.IsShownTo(Given.Team(name: "Other Paper").Named("Ana"))));
        Then.Refused(own, Rule.NotItsAuthor, () => own.Change("Theirs", false, false, Ben));
        own.Change("Ours", isShared: true, isPinned: true, Ana);
        Assert.True(own.IsShownTo(Otto));
        own.Change("Ours too", isShared: true, isPinned: false, Ben);
        Then.Refused(own, Rule.NotItsAuthor, () => own.Change("Mine", true, false, Finn));
        Then.Refused(own, Rule.NameUnfit, () => own.Change("", true, false, Ana));
        Assert.Equal(Rule.RoleTooLow, Assert.Throws<RefusedException>(() => new SavedView("Otto's", "board", "", isShared: true, Otto)).Refusal.Rule);
        Assert.True(new SavedView("Otto's", "board", "", isShared: false, Otto).IsShownTo(Otto));
    }
}
