using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Claims;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Board;

public sealed class ShowBoardTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Every_status_has_its_column_with_count_and_cards()
    {
        var room = await app.Seed();
        var claims = new Dictionary<ClaimStatus, int>();
        foreach (var status in Enum.GetValues<ClaimStatus>().Where(s => s != ClaimStatus.Merged)) claims[status] = await app.SeedClaim(room, status, $"Claim that is {status}");
        claims[ClaimStatus.Merged] = await app.SeedClaim(room);
        var target = await app.Read(db => db.Claims.Where(c => c.Id == claims[ClaimStatus.Open]).SingleAsync());
        await app.Change(async db =>
        {
            var by = await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.FactChecker.MemberId);
            var all = await ClaimTrack.Data.Lookups.WithAllParts(db.Claims.Where(c => c.TeamId == room.Id)).ToListAsync();
            all.Single(c => c.Id == claims[ClaimStatus.Merged]).MergeInto(all.Single(c => c.Id == target.Id), by, app.Now);
            return 0;
        });
        var browser = await app.SignedIn(room.Observer);

        var board = await browser.Get($"{room.Desk}/board");

        Assert.Contains("5 claims in hand", board.Words);
        foreach (var (status, id) in claims)
        {
            var key = status == ClaimStatus.InReview ? "review" : status.ToString().ToLowerInvariant();
            Assert.NotNull(board.Document.QuerySelector($".col--{key} #claim-{id}, #aside-{key} #claim-{id}"));
        }
        Assert.Contains("2 sources, no approvals yet", board.Document.QuerySelector($"#claim-{claims[ClaimStatus.InReview]}")!.TextContent);
        Assert.Contains($"Into CT-{claims[ClaimStatus.Open]}", board.Words);
        Assert.Contains("Wakes on 2 December 2026", board.Words);
        Assert.Empty(board.Document.QuerySelectorAll(".tile .menu")); // an observer moves nothing
    }

    [Fact]
    public async Task A_card_offers_exactly_the_moves_that_the_workflow_allows()
    {
        var room = await app.Seed();
        var open = await app.SeedClaim(room);
        var declined = await app.SeedClaim(room, ClaimStatus.Declined);
        var published = await app.SeedClaim(room, ClaimStatus.Published);
        static string[] Moves(Page board, int id) => [.. board.Document.QuerySelectorAll($"#claim-{id} .menu__item").Select(m => m.TextContent.Trim())];

        var checker = await (await app.SignedIn(room.FactChecker)).Get($"{room.Desk}/board");
        Assert.Equal(["Researching", "Parked…", "Declined…", "Merged…"], Moves(checker, open));
        Assert.Equal(["Merged…"], Moves(checker, declined));
        Assert.Empty(Moves(checker, published));

        var browser = await app.SignedIn(room.Editor);
        var editor = await browser.Get($"{room.Desk}/board");
        Assert.Equal(["Open…", "Merged…"], Moves(editor, declined));
        Assert.Equal(["Researching…", "Retracted…"], Moves(editor, published));
        foreach (var way in editor.Document.QuerySelectorAll(".tile .menu__item[href]"))
            Assert.Equal(HttpStatusCode.OK, (await browser.Get(way.GetAttribute("href")!)).Status);

        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(editor, new { }, $"{room.Desk}/claims/{open}/accept")).Status);
        Assert.NotNull((await browser.Get($"{room.Desk}/board")).Document.QuerySelector($".col--researching #claim-{open}"));
    }

    [Fact]
    public async Task Filters_narrow_what_is_shown_and_stay_in_every_link()
    {
        var room = await app.Seed();
        var ferry = await app.SeedClaim(room, statement: "The ferry costs 100% more than before");
        var school = await app.SeedClaim(room, statement: "Schools throw a third away");
        var rated = await app.SeedClaim(room, ClaimStatus.Approved, "The wall has sunk");
        await app.Do(school, room.Editor, (claim, by) => claim.Assign(by, by, app.Now));
        var browser = await app.SignedIn(room.Editor);
        async Task Shows(string query, params int[] ids) => Assert.Equal(ids.Order(),
            (await browser.Get($"{room.Desk}/board?{query}")).Document.QuerySelectorAll(".tile").Select(t => int.Parse(t.Id!["claim-".Length..], System.Globalization.CultureInfo.InvariantCulture)).Order());

        await Shows("q=FERRY", ferry);
        await Shows("q=100%25", ferry);
        await Shows("q=_");
        await Shows($"q=ct-{school}", school);
        await Shows("owner=me", school);
        await Shows("mine=true", school);
        await Shows($"owner={room.Editor.MemberId}", school);
        await Shows("owner=nobody", ferry, rated);
        await Shows("rating=false", rated);
        await Shows("topic=999");
        await app.Do(ferry, room.Editor, (claim, by) => claim.SetDue(new(2026, 11, 22), by, app.Now));
        await app.Do(school, room.Editor, (claim, by) => claim.SetDue(new(2026, 11, 29), by, app.Now));
        await app.Do(rated, room.Editor, (claim, by) => claim.SetDue(new(2026, 11, 30), by, app.Now));
        await Shows("due=overdue", ferry);
        await Shows("due=week", school);
        await app.Change(db =>
        {
            db.Watches.AddRange(new Watch(rated, room.Editor.MemberId, isMuted: false), new Watch(ferry, room.Editor.MemberId, isMuted: true), new Watch(school, room.Observer.MemberId, isMuted: false));
            return Task.FromResult(0);
        });
        await Shows("watched=true", rated);
        await Shows("state=approved", rated);
        await Shows("topic=x&owner=y&rating=&q=&column=nowhere&mine=perhaps", ferry, school, rated);

        var page = await browser.Get($"{room.Desk}/board?q=ferry&column=researching");
        Assert.Contains("q=ferry", page.Document.QuerySelector("#board")!.GetAttribute("data-live-source"));
        Assert.All(page.Document.QuerySelectorAll(".tabs a"), a => Assert.Contains("q=ferry", a.GetAttribute("href")));
        Assert.NotNull(page.Document.QuerySelector(".col--researching.is-current"));
    }

    [Fact]
    public async Task A_long_column_shows_its_newest_fifty_and_leads_to_the_rest_in_the_table()
    {
        var room = await app.Seed();
        await Many(room, 55);
        var browser = await app.SignedIn(room.FactChecker);
        var board = await browser.Get($"{room.Desk}/board?q=claim");
        Assert.Equal(50, board.Document.QuerySelectorAll(".tile").Length);
        Assert.Contains("Claim 55.", board.Document.QuerySelector(".tile h3")!.TextContent);
        var all = board.Document.QuerySelector(".col--open > p a")!;
        Assert.Equal("Show all 55 in the table", all.TextContent);
        Assert.Equal($"{room.Desk}/claims?q=claim&state=open", all.GetAttribute("href"));
    }

    Task<int> Many(Newsroom room, int number) => app.Change(async db =>
    {
        var by = await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.FactChecker.MemberId);
        for (var i = 1; i <= number; i++) db.Claims.Add(new Claim(new ClaimFacts { Statement = $"Claim {i}." }, null, null, by, app.Now.AddMinutes(i)));
        return 0;
    });

    [Fact]
    public async Task A_blind_round_tells_no_count_before_the_own_vote()
    {
        var room = await app.Seed(policy: new TeamPolicy { BlindVoting = true, ApprovalsNeeded = 2 });
        var id = await app.SeedClaim(room, ClaimStatus.InReview);
        await app.Do(id, room.Editor, (claim, by) => claim.Vote(by, Decision.Approve, null, claim.CurrentDraft!.Number, app.Now));
        async Task<string> Card(Person person) => (await (await app.SignedIn(person)).Get($"{room.Desk}/board")).Document.QuerySelector($"#claim-{id}")!.TextContent;
        Assert.Contains("votes are blind", await Card(room.SecondEditor));
        Assert.Contains("votes are blind", await Card(room.FactChecker));
        Assert.Contains("1 of 2 approvals", await Card(room.Editor));
    }

    [Fact]
    public async Task The_regions_stand_alone_and_another_team_sees_nothing_of_them()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        Assert.Contains("No claims yet", (await browser.Get($"{room.Desk}/board")).Words);
        var id = await app.SeedClaim(room);
        Assert.NotNull((await browser.Get($"{room.Desk}/board/columns?q=ferry", "board")).Document.QuerySelector($"turbo-frame#board #claim-{id}"));
        Assert.NotNull((await browser.Get($"{room.Desk}/board/tabs", "board-tabs")).Document.QuerySelector("turbo-frame#board-tabs .tabs"));
        var other = await app.Seed();
        var stranger = await app.SignedIn(other.Admin);
        foreach (var path in new[] { "/board", "/board/columns", "/board/tabs" }) Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(room.Desk + path)).Status);
        Assert.Contains("No claims yet", (await stranger.Get($"{other.Desk}/board")).Words);
    }

    [Fact]
    public async Task Lanes_sort_the_cards_by_topic_or_owner_and_the_address_keeps_them()
    {
        var room = await app.Seed();
        var (ferry, school) = (await app.SeedClaim(room, statement: "The ferry is late"), await app.SeedClaim(room, ClaimStatus.Researching, "The school is old"));
        await app.Do(ferry, room.Editor, (claim, by) => claim.Edit(claim.Facts, null, new Topic(room.Id, "Harbour"), by, app.Now));
        await app.Do(school, room.Editor, (claim, by) => claim.Assign(by, by, app.Now));
        var browser = await app.SignedIn(room.Editor);
        static string[] Lanes(Page page) => [.. page.Document.QuerySelectorAll(".lane").Select(l => $"{l.QuerySelector(".lane__h")!.TextContent}: {string.Join(' ', l.QuerySelectorAll(".tile__id").Select(t => t.TextContent))}")];

        Assert.Equal([$"Harbour: CT-{ferry}", $"No topic: CT-{school}"], Lanes(await browser.Get($"{room.Desk}/board?lanes=topic")));
        var page = await browser.Get($"{room.Desk}/board?lanes=owner&sort=due");
        Assert.Equal([$"{room.Editor.Name}: CT-{school}", $"Nobody yet: CT-{ferry}"], Lanes(page));
        Assert.Contains("lanes=owner&sort=due", page.Document.QuerySelector("#board")!.GetAttribute("data-live-source"));
        Assert.All(page.Document.QuerySelectorAll(".tabs a"), a => Assert.Contains("lanes=owner", a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_card_tells_until_when_and_how_much_is_said_but_nothing_of_a_blind_round()
    {
        var room = await app.Seed(policy: new TeamPolicy { BlindVoting = true });
        var (open, blind) = (await app.SeedClaim(room), await app.SeedClaim(room, ClaimStatus.InReview));
        await app.Do(open, room.Editor, (claim, by) => claim.SetDue(new(2026, 11, 20), by, app.Now));
        await app.Change(async db =>
        {
            var by = await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.Editor.MemberId);
            foreach (var claim in await db.Claims.Where(c => c.Id == open || c.Id == blind).ToListAsync())
                db.Threads.Add(new DiscussionThread(claim, new() { Subject = ThreadSubject.Claim }, "Is this so?", [by], by, app.Now));
            return 0;
        });
        var page = await (await app.SignedIn(room.SecondEditor)).Get($"{room.Desk}/board");
        Assert.Contains("1 open thread", page.Document.QuerySelector($"#claim-{open}")!.TextContent);
        Assert.Equal("Due 20 November 2026", page.Document.QuerySelector($"#claim-{open} .due.is-late")!.TextContent);
        Assert.DoesNotContain("thread", page.Document.QuerySelector($"#claim-{blind}")!.TextContent);
        Assert.NotNull(page.Document.QuerySelector($"#claim-{open} [data-presence='{open}']"));
    }

    [Fact]
    public async Task Every_column_is_explained_by_the_claim_itself()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Researching);
        var browser = await app.SignedIn(room.FactChecker);
        var page = await browser.Get($"{room.Desk}/claims/{id}/moves", $"claim-{id}-moves");
        string? Why(string column) => page.Document.QuerySelector($"[data-to={column}]")!.GetAttribute("data-why");

        Assert.Equal(8, page.Document.QuerySelectorAll("[data-to]").Length);
        Assert.Contains("rating", Why("review"));
        Assert.Equal("Declining needs the role Editor; you are Fact-checker.", Why("declined"));
        Assert.Contains("No step leads there from “Researching”.", Why("approved"));
        Assert.Equal("", Why("parked"));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(page.Document.QuerySelector("[data-to=parked] a")!.GetAttribute("href")!)).Status);

        var ready = await app.SeedClaim(room, ClaimStatus.InReview);
        var moves = await browser.Get($"{room.Desk}/claims/{ready}/moves");
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(moves, new { }, $"{room.Desk}/claims/{ready}/reviews/withdraw")).Status);
        Assert.Equal(ClaimStatus.Researching, (await app.ClaimNow(ready)).Status);
        moves = await browser.Get($"{room.Desk}/claims/{ready}/moves");
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(moves, new { }, $"{room.Desk}/claims/{ready}/reviews")).Status);
    }
}

/// <summary>The board of a team that has a great many claims.</summary>
public sealed class ABusyBoard(CountingApp app) : IClassFixture<CountingApp>
{
    [Theory, InlineData("board"), InlineData("board?lanes=owner&q=claim&sort=due"), InlineData("board/columns")]
    public async Task Five_hundred_claims_take_as_many_queries_as_five(string path)
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.Editor);
        Task<int> Queries() => CountingApp.Queries(() => browser.Get($"{room.Desk}/{path}"));
        for (var i = 0; i < 5; i++) await app.SeedClaim(room, (ClaimStatus)i, $"Claim {i}.");
        await Queries();
        var few = await Queries();
        await app.Change(async db =>
        {
            var by = await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.FactChecker.MemberId);
            for (var i = 1; i <= 495; i++)
            {
                var claim = new Claim(new ClaimFacts { Statement = $"Claim {i}." }, null, null, by, app.Now.AddMinutes(i));
                db.Claims.Add(claim);
                if (i % 3 == 0) claim.Accept(by, app.Now.AddMinutes(i));
                if (i % 5 == 0) claim.Assign(by, by, app.Now.AddMinutes(i));
            }
            return 0;
        });
        var many = await Queries();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 5; i++) await browser.Get($"{room.Desk}/{path}");
        TestContext.Current.TestOutputHelper!.WriteLine($"{path}: {many} queries, {watch.ElapsedMilliseconds / 5} ms");
        Assert.True(few is > 3 and < 20, $"{few}");
        Assert.Equal(few, many);
    }
}
