using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Claims;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Live;

/// <summary>Who may follow what, and what they hear.</summary>
public class Topics(App app) : IClassFixture<App>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_member_follows_their_own_team_and_everything_in_it()
    {
        var room = await app.Seed();
        var claim = await app.SeedClaim(room);
        await using var live = await (await app.SignedIn(room.Observer)).Connect();
        foreach (var topic in Names(room.Slug, claim)) Assert.True(await Subscribe(live, topic) > 0, topic);
        Assert.True(await Subscribe(live, "site") >= 0);
    }

    [Fact]
    public async Task Another_teams_topics_do_not_exist()
    {
        var ours = await app.Seed("Ours");
        var theirs = await app.Seed("Theirs");
        var claim = await app.SeedClaim(theirs);
        await using var stranger = await (await app.SignedIn(ours.Admin)).Connect();
        await using var nobody = await app.Browser().Connect();
        foreach (var topic in Names(theirs.Slug, claim).Append($"article:{theirs.Slug}:1"))
        {
            await Refused(stranger, topic);
            await Refused(nobody, topic);
        }
        // Their claim under our own name.
        await Refused(stranger, $"claim:{ours.Slug}:{claim}");
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("claim")]
    [InlineData("claim:{0}")]
    [InlineData("claim:{0}:x")]
    [InlineData("claim:{0}:-1")]
    [InlineData("claim:{0}:99999999999999999999")]
    [InlineData("claim:{0}:1:2")]
    [InlineData("team")]
    [InlineData("team:")]
    [InlineData("site:{0}")]
    [InlineData("everything:{0}")]
    [InlineData("<script>:{0}")]
    public async Task A_topic_that_is_none_is_refused(string topic)
    {
        var room = await app.Seed();
        await using var live = await (await app.SignedIn(room.Admin)).Connect();
        await Refused(live, string.Format(System.Globalization.CultureInfo.InvariantCulture, topic, room.Slug));
    }

    [Fact]
    public async Task One_connection_follows_only_so_many_topics()
    {
        var room = await app.Seed();
        var claims = new List<int>();
        for (var i = 0; i <= Web.Live.LiveConnections.TopicsMax; i++) claims.Add(await app.SeedClaim(room, statement: $"Claim {i} of a hoarder."));
        await using var live = await (await app.SignedIn(room.Admin)).Connect();
        foreach (var claim in claims.SkipLast(1)) await Subscribe(live, $"claim:{room.Slug}:{claim}");
        await Refused(live, $"claim:{room.Slug}:{claims[^1]}", "Too many topics");
        await live.InvokeAsync("Unsubscribe", $"claim:{room.Slug}:{claims[0]}", Ct);
        Assert.True(await Subscribe(live, $"claim:{room.Slug}:{claims[^1]}") > 0);
    }

    [Fact]
    public async Task Another_sites_page_may_not_connect()
    {
        using var visitor = app.Visit();
        async Task<HttpStatusCode> From(string? origin)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/live/negotiate?negotiateVersion=1");
            if (origin is not null) request.Headers.Add("Origin", origin);
            return (await visitor.SendAsync(request, Ct)).StatusCode;
        }
        Assert.Equal(HttpStatusCode.Forbidden, await From("https://elsewhere.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await From("null"));
        Assert.Equal(HttpStatusCode.OK, await From("http://localhost"));
        Assert.Equal(HttpStatusCode.OK, await From(null));
    }

    [Fact]
    public async Task Hints_are_numbered_name_the_request_and_carry_no_content()
    {
        var room = await app.Seed();
        var claim = await app.SeedClaim(room, statement: "Only the page tells this sentence.");
        await using var live = await (await app.SignedIn(room.Observer)).Connect();
        var hints = Listen(live);
        var before = await Subscribe(live, $"claim:{room.Slug}:{claim}");

        var ines = await app.SignedIn(room.FactChecker);
        var token = (await ines.Get($"{room.Desk}/claims/{claim}")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var accept = new HttpRequestMessage(HttpMethod.Post, $"{room.Desk}/claims/{claim}/accept");
        accept.Headers.Add("X-Request-Mark", "tab-1");
        accept.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        await ines.Send(accept);
        var first = await hints.ReadAsync(Ct).AsTask().WaitAsync(Patience, Ct);
        await ines.Post($"{room.Desk}/claims/{claim}/park", new { Until = "2026-12-24" });
        var second = await hints.ReadAsync(Ct).AsTask().WaitAsync(Patience, Ct);

        Assert.True(first.GetProperty("previous").GetInt64() <= before);
        Assert.True(first.GetProperty("seq").GetInt64() > before);
        Assert.Equal(first.GetProperty("seq").GetInt64(), second.GetProperty("previous").GetInt64());
        Assert.Equal(("ClaimAccepted", "Ines Okafor"), (first.GetProperty("kind").GetString(), first.GetProperty("actor").GetString()));
        Assert.Equal("tab-1", first.GetProperty("requestId").GetString());
        Assert.Equal(["actor", "entity", "kind", "previous", "requestId", "seq", "topic", "version"], first.EnumerateObject().Select(p => p.Name).Order());
        Assert.DoesNotContain("Only the page tells", first.GetRawText());

        // Whoever comes back later sees by the number that something happened.
        Assert.Equal(second.GetProperty("seq").GetInt64(), await Subscribe(live, $"claim:{room.Slug}:{claim}"));
    }

    [Fact]
    public async Task Readers_hear_of_publications_and_of_nothing_else()
    {
        var room = await app.Seed();
        await using var reader = await app.Browser().Connect();
        var hints = Listen(reader);
        await Subscribe(reader, "site");
        var editor = await app.SignedIn(room.Editor);
        var claim = await app.SeedClaim(room, ClaimStatus.Approved);
        await editor.Submit($"{room.Desk}/claims/{claim}/publish", new { });
        var hint = await hints.ReadAsync(Ct).AsTask().WaitAsync(Patience, Ct);
        Assert.Equal(("CheckPublished", claim, "", JsonValueKind.Null),
            (hint.GetProperty("kind").GetString(), hint.GetProperty("entity").GetInt32(), hint.GetProperty("actor").GetString(), hint.GetProperty("requestId").ValueKind));
        Assert.False(hints.TryRead(out _));
    }

    [Fact]
    public async Task A_vote_in_a_blind_round_is_told_to_nobody_while_it_runs()
    {
        var room = await app.Seed(policy: new TeamPolicy { ApprovalsNeeded = 2, BlindVoting = true });
        var claim = await app.SeedClaim(room, ClaimStatus.InReview);
        await using var live = await (await app.SignedIn(room.SecondEditor)).Connect();
        var hints = Listen(live);
        await Subscribe(live, $"claim:{room.Slug}:{claim}");
        await (await app.SignedIn(room.Editor)).Post($"{room.Desk}/claims/{claim}/votes", new { Draft = 1, Decision = "Approve" });
        await (await app.SignedIn(room.FactChecker)).Submit($"{room.Desk}/claims/{claim}/evidence/new", new { Stance = "Context", Title = "Letter of the harbour master" });
        var hint = await hints.ReadAsync(Ct).AsTask().WaitAsync(Patience, Ct);
        Assert.Equal("EvidenceAdded", hint.GetProperty("kind").GetString());
        Assert.False(hints.TryRead(out _));
    }

    [Fact]
    public async Task What_is_said_about_a_vote_in_a_blind_round_is_told_to_nobody_while_it_runs()
    {
        var room = await app.Seed(policy: new TeamPolicy { ApprovalsNeeded = 2, BlindVoting = true });
        var claim = await app.SeedClaim(room, ClaimStatus.InReview);
        await app.Do(claim, room.Editor, (c, by) => c.Vote(by, Decision.Approve, null, 1, app.Now));
        var vote = (await app.ClaimNow(claim)).OpenReview!.Votes.Single().Id;
        await using var live = await (await app.SignedIn(room.SecondEditor)).Connect();
        var hints = Listen(live);
        await Subscribe(live, $"claim:{room.Slug}:{claim}");
        var editor = await app.SignedIn(room.Editor);
        await editor.Submit($"{room.Desk}/claims/{claim}/threads/new?on=Vote&vote={vote}", new { Text = "Because of table six." });
        await editor.Submit($"{room.Desk}/claims/{claim}/threads/new", new { Text = "Has anybody seen the ledger?" });
        await (await app.SignedIn(room.FactChecker)).Submit($"{room.Desk}/claims/{claim}/evidence/new", new { Stance = "Context", Title = "Letter of the harbour master" });
        // What led up to the vote may still be on its way to a slow machine's broadcaster.
        List<string> kinds = [];
        while (kinds.LastOrDefault() != "EvidenceAdded" || kinds.Count(k => k == "ThreadStarted") == 0)
            kinds.Add((await hints.ReadAsync(Ct).AsTask().WaitAsync(Patience, Ct)).GetProperty("kind").GetString()!);
        Assert.Single(kinds, k => k == "ThreadStarted");
        Assert.DoesNotContain("VoteCast", kinds);
    }

    [Fact]
    public async Task A_vote_in_an_open_round_is_told_at_once()
    {
        var room = await app.Seed(policy: new TeamPolicy { ApprovalsNeeded = 2 });
        var claim = await app.SeedClaim(room, ClaimStatus.InReview);
        await using var live = await (await app.SignedIn(room.SecondEditor)).Connect();
        var hints = Listen(live);
        await Subscribe(live, $"claim:{room.Slug}:{claim}");
        await (await app.SignedIn(room.Editor)).Post($"{room.Desk}/claims/{claim}/votes", new { Draft = 1, Decision = "Approve" });
        Assert.Equal("VoteCast", (await hints.ReadAsync(Ct).AsTask().WaitAsync(Patience, Ct)).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task An_event_that_commits_late_is_told_with_a_number_above_all_that_a_page_can_know()
    {
        Assert.SkipUnless(await app.Read(db => Task.FromResult(db.Database.ProviderName!.Contains("Sqlite", StringComparison.Ordinal))), "Numbers are chosen by hand.");
        var room = await app.Seed();
        var claim = await app.SeedClaim(room);
        await using var live = await (await app.SignedIn(room.Observer)).Connect();
        var hints = Listen(live);
        await Subscribe(live, $"claim:{room.Slug}:{claim}");
        var last = await app.Read(db => db.History.MaxAsync(e => e.Id, Ct));

        await app.Read(db => db.Database.ExecuteSqlAsync($"UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'History'", Ct)); // a number that was handed out
        await (await app.SignedIn(room.FactChecker)).Submit($"{room.Desk}/claims/{claim}", new { }, $"{room.Desk}/claims/{claim}/accept");
        var first = await Hear(hints);
        var page = await (await app.SignedIn(room.Observer)).Get($"{room.Desk}/claims/{claim}");
        var known = long.Parse(page.Document.QuerySelector("meta[name=live-seq]")!.GetAttribute("content")!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(first.GetProperty("seq").GetInt64(), known);

        await app.Read(db => db.Database.ExecuteSqlAsync(
            $"INSERT INTO History (Id, TeamId, ClaimId, Kind, ById, At, Changes, Mentioned, EntityVersion) VALUES ({last + 1}, {room.Id}, {claim}, 'ClaimEdited', {room.Editor.MemberId}, 0, '[]', '[]', 9)", Ct));
        var late = await Hear(hints);
        Assert.Equal("ClaimEdited", late.GetProperty("kind").GetString());
        Assert.True(late.GetProperty("seq").GetInt64() > known, "a page that does not show it would take it for old");
        await (await app.SignedIn(room.FactChecker)).Post($"{room.Desk}/claims/{claim}/park", new { Until = "2026-12-24" });
        Assert.True((await Hear(hints)).GetProperty("seq").GetInt64() > late.GetProperty("seq").GetInt64());
    }

    static string[] Names(string team, int claim) => [$"team:{team}", $"board:{team}", $"queue:{team}", $"claim:{team}:{claim}"];

    static async Task<JsonElement> Hear(ChannelReader<JsonElement> hints) => await hints.ReadAsync(Ct).AsTask().WaitAsync(Patience, Ct);

    static Task<long> Subscribe(HubConnection live, string topic) => live.InvokeAsync<long>("Subscribe", topic, Ct);

    static async Task Refused(HubConnection live, string topic, string words = "There is no such topic")
    {
        var refusal = await Assert.ThrowsAsync<HubException>(() => Subscribe(live, topic));
        Assert.Contains(words, refusal.Message);
    }

    static ChannelReader<JsonElement> Listen(HubConnection live)
    {
        var heard = Channel.CreateUnbounded<JsonElement>();
        live.On<JsonElement>("Changed", hint => heard.Writer.TryWrite(hint));
        return heard.Reader;
    }
}
