using ClaimTrack.Web.Platform.Outgoing;

namespace ClaimTrack.Web.Tests.Platform;

public class FetchSlotsTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_team_gets_two_places_and_the_next_one_when_one_is_free()
    {
        var slots = new FetchSlots(atOnce: 4, perTeam: 2);
        var first = await slots.Take(1, Ct);
        await slots.Take(1, Ct);
        var third = slots.Take(1, Ct);
        Assert.False(third.IsCompleted);
        first.Dispose();
        await third;
    }

    [Fact]
    public async Task All_teams_share_four_places()
    {
        var slots = new FetchSlots(atOnce: 4, perTeam: 2);
        var first = await slots.Take(1, Ct);
        foreach (var team in new[] { 1, 2, 2 }) await slots.Take(team, Ct);
        var fifth = slots.Take(3, Ct);
        Assert.False(fifth.IsCompleted);
        first.Dispose();
        await fifth;
    }

    [Fact]
    public async Task Who_waits_for_their_own_team_holds_no_place_of_others()
    {
        var slots = new FetchSlots(atOnce: 4, perTeam: 2);
        for (var i = 0; i < 2; i++) await slots.Take(1, Ct);
        var waiting = Enumerable.Range(0, 10).Select(_ => slots.Take(1, Ct)).ToList();
        await slots.Take(2, Ct);
        await slots.Take(3, Ct);
        Assert.All(waiting, wait => Assert.False(wait.IsCompleted));
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_no_place_taken()
    {
        var slots = new FetchSlots(atOnce: 1, perTeam: 1);
        var taken = await slots.Take(1, Ct);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var ofSameTeam = slots.Take(1, giveUp.Token);
        var ofOtherTeam = slots.Take(2, giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ofSameTeam);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ofOtherTeam);
        taken.Dispose();
        (await slots.Take(1, Ct)).Dispose();
        (await slots.Take(2, Ct)).Dispose();
    }
}
