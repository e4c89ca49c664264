using System.Text.Json;
using System.Threading.Channels;
using ClaimTrack.Domain;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace ClaimTrack.Web.Tests.Live;

/// <summary>Who looks at a claim, and whose turn it is to write there.</summary>
public class WhoIsHere(App app) : IClassFixture<App>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Others_on_the_claim_and_on_the_board_hear_of_a_tab_until_it_closes()
    {
        var (room, topic) = await AClaim();
        await using var ana = await At(room.FactChecker, topic);
        await using var ben = await At(room.Editor, topic);
        await using var board = await At(room.Observer, $"board:{room.Slug}");
        var (benHears, boardHears, boardGone) = (Hears(ben, "Here"), Hears(board, "Here"), Hears(board, "Gone"));

        await ana.InvokeAsync("Here", topic, "Conclusion", Ct);

        var here = await Next(benHears);
        Assert.Equal((topic, room.FactChecker.MemberId, room.FactChecker.Name, "Conclusion"),
            (here[0].GetProperty("topic").GetString(), here[0].GetProperty("memberId").GetInt32(), here[0].GetProperty("name").GetString(), here[0].GetProperty("doing").GetString()));
        Assert.NotEqual(ana.ConnectionId, here[0].GetProperty("tab").GetString());
        Assert.Equal(here[0].GetRawText(), (await Next(boardHears))[0].GetRawText());
        await ana.DisposeAsync();
        Assert.Equal(here[0].GetProperty("tab").GetString(), (await Next(boardGone))[1].GetString());
    }

    [Fact]
    public async Task Leaving_a_claim_is_told_too()
    {
        var (room, topic) = await AClaim();
        await using var ana = await At(room.FactChecker, topic);
        await using var ben = await At(room.Editor, topic);
        var gone = Hears(ben, "Gone");
        await ana.InvokeAsync("Here", topic, "", Ct);
        await ana.InvokeAsync("Unsubscribe", topic, Ct);
        Assert.Equal(topic, (await Next(gone))[0].GetString());
    }

    [Fact]
    public async Task Nobody_is_somewhere_that_they_do_not_follow()
    {
        var (room, topic) = await AClaim();
        var theirs = await app.Seed("Theirs");
        await using var stranger = await (await app.SignedIn(theirs.Admin)).Connect();
        await using var reader = await app.Browser().Connect();
        await using var ana = await At(room.FactChecker, $"board:{room.Slug}");
        foreach (var live in new[] { stranger, reader, ana })
            foreach (var (method, more) in new (string, object?[])[] { ("Here", [""]), ("Turns", []), ("TakeTurn", [EditLease.Verdict, true]), ("AskTurn", [EditLease.Verdict]), ("ReleaseTurn", [EditLease.Verdict]), ("TakeOverTurn", [EditLease.Verdict]) })
                Assert.Contains("There is no such topic", (await Assert.ThrowsAsync<HubException>(() => live.InvokeCoreAsync(method, [topic, .. more], Ct))).Message, StringComparison.Ordinal);
        Assert.Contains("There is no such topic", (await Assert.ThrowsAsync<HubException>(() => ana.InvokeAsync("Here", $"board:{room.Slug}", "", Ct))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_does_is_a_few_words_or_nothing()
    {
        var (room, topic) = await AClaim();
        await using var ana = await At(room.FactChecker, topic);
        await using var ben = await At(room.Editor, topic);
        var heard = Hears(ben, "Here");
        await ana.InvokeAsync("Here", topic, new string('x', 1000), Ct);
        Assert.Equal("", (await Next(heard))[0].GetProperty("doing").GetString());
        await ana.InvokeAsync("Here", topic, null, Ct);
        Assert.Equal("", (await Next(heard))[0].GetProperty("doing").GetString());
    }

    [Fact]
    public async Task A_turn_passes_from_hand_to_hand()
    {
        var (room, topic) = await AClaim();
        await using var ana = await At(room.FactChecker, topic);
        await using var ben = await At(room.Editor, topic);
        // There is nothing yet to ask for, to give or to take over.
        foreach (var method in new[] { "AskTurn", "ReleaseTurn", "TakeOverTurn" })
            Assert.Equal(JsonValueKind.Null, (await ben.InvokeAsync<JsonElement>(method, topic, EditLease.Verdict, Ct)).GetProperty("holderId").ValueKind);
        var (anaHears, benHears) = (Hears(ana, "TurnOf"), Hears(ben, "TurnOf"));

        Assert.Equal(room.FactChecker.MemberId, Holder(await ana.InvokeAsync<JsonElement>("TakeTurn", topic, EditLease.Verdict, true, Ct)));
        Assert.Equal(room.FactChecker.MemberId, Holder((await Next(benHears))[0]));
        Assert.Equal(room.FactChecker.MemberId, Holder(await ben.InvokeAsync<JsonElement>("TakeTurn", topic, EditLease.Verdict, true, Ct)));
        Assert.Equal(room.FactChecker.MemberId, Holder((await Next(anaHears))[0]));

        Assert.Equal(room.Editor.MemberId, (await ben.InvokeAsync<JsonElement>("AskTurn", topic, EditLease.Verdict, Ct)).GetProperty("askedById").GetInt32());
        Assert.Equal(room.Editor.Name, (await Next(anaHears))[0].GetProperty("askedBy").GetString());
        await ana.InvokeAsync("ReleaseTurn", topic, EditLease.Verdict, Ct);
        Assert.Equal(room.Editor.MemberId, Holder((await Next(benHears))[0]));

        // Whoever comes later is told.
        await using var cleo = await At(room.SecondEditor, topic);
        var turns = await cleo.InvokeAsync<JsonElement>("Turns", topic, Ct);
        Assert.Equal(room.Editor.MemberId, Holder(Assert.Single(turns.EnumerateArray())));
    }

    [Fact]
    public async Task An_editor_takes_over_after_a_minute_without_typing_and_a_turn_that_is_not_renewed_ends()
    {
        var (room, topic) = await AClaim();
        await using var ana = await At(room.FactChecker, topic);
        await using var ben = await At(room.Editor, topic);
        await ana.InvokeAsync("TakeTurn", topic, EditLease.Verdict, true, Ct);
        Assert.Contains("is writing", (await Assert.ThrowsAsync<HubException>(() => ben.InvokeAsync("TakeOverTurn", topic, EditLease.Verdict, Ct))).Message, StringComparison.Ordinal);
        for (var s = 0; s < 64; s += 8)
        {
            app.Clock.Advance(EditLease.Renewal);
            await ana.InvokeAsync("TakeTurn", topic, EditLease.Verdict, false, Ct);
        }
        Assert.Equal(room.Editor.MemberId, Holder(await ben.InvokeAsync<JsonElement>("TakeOverTurn", topic, EditLease.Verdict, Ct)));
        app.Clock.Advance(EditLease.Life);
        Assert.Empty((await ana.InvokeAsync<JsonElement>("Turns", topic, Ct)).EnumerateArray());
        Assert.Equal(room.FactChecker.MemberId, Holder(await ana.InvokeAsync<JsonElement>("TakeTurn", topic, EditLease.Verdict, true, Ct)));
    }

    [Fact]
    public async Task Of_many_who_reach_for_it_at_once_one_gets_it()
    {
        var (room, topic) = await AClaim();
        List<HubConnection> all = [];
        foreach (var person in new[] { room.FactChecker, room.Editor, room.SecondEditor, room.Admin }) all.Add(await At(person, topic));
        var holders = await Task.WhenAll(all.Select(async live => Holder(await live.InvokeAsync<JsonElement>("TakeTurn", topic, EditLease.Verdict, true, Ct))));
        Assert.Single(holders.Distinct());
        foreach (var live in all) await live.DisposeAsync();
    }

    [Fact]
    public async Task Observers_get_no_turn_and_nobody_where_nothing_is_written()
    {
        var (room, topic) = await AClaim();
        await using var otto = await At(room.Observer, topic);
        Assert.Contains("needs the role", (await Assert.ThrowsAsync<HubException>(() => otto.InvokeAsync("TakeTurn", topic, EditLease.Verdict, true, Ct))).Message, StringComparison.Ordinal);
        await using var ana = await At(room.FactChecker, topic);
        Assert.Contains("no such part", (await Assert.ThrowsAsync<HubException>(() => ana.InvokeAsync("TakeTurn", topic, "everything", true, Ct))).Message, StringComparison.Ordinal);
        var open = await app.SeedClaim(room);
        await using var ben = await At(room.Editor, $"claim:{room.Slug}:{open}");
        Assert.Contains("not possible", (await Assert.ThrowsAsync<HubException>(() => ben.InvokeAsync("TakeTurn", $"claim:{room.Slug}:{open}", EditLease.Verdict, true, Ct))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inbox_is_followed_by_its_owner_alone()
    {
        var room = await app.Seed();
        await using var ana = await (await app.SignedIn(room.FactChecker)).Connect();
        Assert.True(await ana.InvokeAsync<long>("Subscribe", $"inbox:{room.Slug}:{room.FactChecker.MemberId}", Ct) > 0);
        await Assert.ThrowsAsync<HubException>(() => ana.InvokeAsync("Subscribe", $"inbox:{room.Slug}:{room.Editor.MemberId}", Ct));
    }

    async Task<(Newsroom Room, string Topic)> AClaim()
    {
        var room = await app.Seed();
        return (room, $"claim:{room.Slug}:{await app.SeedClaim(room, ClaimStatus.Researching)}");
    }

    async Task<HubConnection> At(Person who, string topic)
    {
        var live = await (await app.SignedIn(who)).Connect();
        await live.InvokeAsync("Subscribe", topic, Ct);
        return live;
    }

    static int? Holder(JsonElement turn) => turn.GetProperty("holderId") is { ValueKind: JsonValueKind.Number } id ? id.GetInt32() : null;

    static async Task<JsonElement[]> Next(ChannelReader<JsonElement[]> heard) => await heard.ReadAsync(Ct).AsTask().WaitAsync(Patience, Ct);

    static ChannelReader<JsonElement[]> Hears(HubConnection live, string what)
    {
        var heard = Channel.CreateUnbounded<JsonElement[]>();
        if (what == "Gone") live.On<JsonElement, JsonElement>(what, (topic, tab) => heard.Writer.TryWrite([topic, tab]));
        else live.On<JsonElement>(what, said => heard.Writer.TryWrite([said]));
        return heard.Reader;
    }
}
