using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Claims;

namespace ClaimTrack.Web.Tests.Features.Board;

public sealed class ListClaimsTests(App app) : IClassFixture<App>
{
    static string[] Numbers(Page page) => [.. page.Document.QuerySelectorAll("tbody tr").Select(r => r.GetAttribute("data-claim")!)];

    [Fact]
    public async Task Every_column_sorts_both_ways_and_what_is_missing_comes_last()
    {
        var room = await app.Seed();
        var a = await app.SeedClaim(room, ClaimStatus.Approved, "Apples are blue");
        var b = await app.SeedClaim(room, ClaimStatus.Open, "Boats are slow");
        var c = await app.SeedClaim(room, ClaimStatus.Researching, "Cod is a bird");
        await app.Do(b, room.Editor, (claim, by) => claim.Edit(claim.Facts, null, new Topic(room.Id, "harbour"), by, app.Now));
        await app.Do(c, room.Editor, (claim, by) => claim.Edit(claim.Facts, null, new Topic(room.Id, "Animals"), by, app.Now.AddMinutes(2)));
        await app.Do(b, room.Editor, (claim, by) => claim.SetDue(new(2026, 12, 2), by, app.Now.AddMinutes(3)));
        await app.Do(c, room.Editor, (claim, by) => claim.SetDue(new(2026, 12, 1), by, app.Now.AddMinutes(4)));
        await app.Do(c, room.Editor, (claim, by) => claim.Assign(by, by, app.Now.AddMinutes(5)));
        var browser = await app.SignedIn(room.Observer);
        async Task Sorts(string sort, params int[] ids) => Assert.Equal(ids.Select(i => $"{i}"), Numbers(await browser.Get($"{room.Desk}/claims?sort={sort}")));

        await Sorts("number", a, b, c);
        await Sorts("-number", c, b, a);
        await Sorts("statement", a, b, c);
        await Sorts("-statement", c, b, a);
        await Sorts("state", b, c, a);
        await Sorts("-state", a, c, b);
        await Sorts("topic", c, b, a);
        await Sorts("-topic", b, c, a);
        await Sorts("due", c, b, a);
        await Sorts("-due", b, c, a);
        await Sorts("owner", c, b, a);
        await Sorts("-owner", c, b, a);
        await Sorts("rating", a, c, b);
        await Sorts("-rating", a, c, b);
        await Sorts("changed", a, b, c);
        await Sorts("", c, b, a);
        await Sorts("nonsense&page=x&page=-1", c, b, a);

        var page = await browser.Get($"{room.Desk}/claims?sort=due&q=b&columns=due,owner");
        Assert.Equal("ascending", page.Document.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        Assert.Equal($"{room.Desk}/claims?q=b&sort=-due&columns=owner,due", Uri.UnescapeDataString(page.Document.QuerySelector("th[aria-sort] a")!.GetAttribute("href")!));
        Assert.Equal(["Tick", "Number", "Statement", "Owner", "Due"], page.Document.QuerySelectorAll("thead th").Select(h => h.TextContent));
        var chosen = await browser.Get($"{room.Desk}/claims?columns=due&columns=sources");
        Assert.Equal(["Tick", "Number", "Statement", "Due", "Sources"], chosen.Document.QuerySelectorAll("thead th").Select(h => h.TextContent));
    }

    [Fact]
    public async Task The_table_and_the_board_understand_the_same_address()
    {
        var room = await app.Seed();
        var ferry = await app.SeedClaim(room, statement: "The ferry is late");
        await app.SeedClaim(room, ClaimStatus.Researching, "The school is old");
        var browser = await app.SignedIn(room.Observer);
        Assert.Equal([$"{ferry}"], Numbers(await browser.Get($"{room.Desk}/claims?q=FERRY&owner=nobody&state=open")));
        Assert.Contains("q=ferry", (await browser.Get($"{room.Desk}/board?q=ferry")).Document.QuerySelector($"a[href^='{room.Desk}/claims?']")!.GetAttribute("href"));
        Assert.Contains("No claim matches", (await browser.Get($"{room.Desk}/claims?q=zeppelin")).Words);
        Assert.Empty(Numbers(await (await app.SignedIn((await app.Seed()).Admin)).Get($"/desk/{(await app.Seed()).Slug}/claims")));
    }

    [Fact]
    public async Task More_than_a_page_is_paged()
    {
        var room = await app.Seed();
        await app.Change(async db =>
        {
            var by = (await db.Members.FindAsync([room.FactChecker.MemberId], TestContext.Current.CancellationToken))!;
            await db.Entry(by).Reference(m => m.Team).LoadAsync(TestContext.Current.CancellationToken);
            for (var i = 1; i <= 120; i++) db.Claims.Add(new Claim(new ClaimFacts { Statement = $"Claim {i}." }, null, null, by, app.Now.AddMinutes(i)));
            return 0;
        });
        var browser = await app.SignedIn(room.Observer);
        var page = await browser.Get($"{room.Desk}/claims?sort=number&q=claim");
        Assert.Equal(50, Numbers(page).Length);
        Assert.Contains("1 to 50 of 120", page.Words);
        var last = await browser.Get(page.Document.QuerySelectorAll(".pages ol a").Last().GetAttribute("href")!);
        Assert.Equal(20, Numbers(last).Length);
        Assert.Contains("101 to 120 of 120", last.Words);
    }

    [Fact]
    public async Task The_file_has_all_that_matches_and_no_formula_in_it()
    {
        var room = await app.Seed();
        await app.SeedClaim(room, statement: "=HYPERLINK(\"http://evil.test\";\"Click\")");
        await app.SeedClaim(room, statement: "+1 said, \"he\" did");
        await app.SeedClaim(room, statement: "@sum of العبّارة");
        await app.SeedClaim(room, statement: "-minus ferry");
        await app.SeedClaim(room, ClaimStatus.Researching, "An honest ferry");
        var browser = await app.SignedIn(room.Observer);

        var file = await browser.Get($"{room.Desk}/claims/export.csv?sort=number");
        Assert.Equal(HttpStatusCode.OK, file.Status);
        var rows = file.Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(6, rows.Length);
        Assert.StartsWith("Number,Statement,", rows[0]);
        Assert.Contains(",\"'=HYPERLINK(\"\"http://evil.test\"\";\"\"Click\"\")\",", rows[1]);
        Assert.Contains(",\"'+1 said, \"\"he\"\" did\",", rows[2]);
        Assert.Contains(",\"'@sum of العبّارة\",", rows[3]);
        Assert.Contains(",\"'-minus ferry\",", rows[4]);
        Assert.Contains("Researching", rows[5]);
        Assert.Equal(3, (await browser.Get($"{room.Desk}/claims/export.csv?q=ferry")).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_vote_in_a_blind_round_moves_nothing_in_the_table()
    {
        var room = await app.Seed(policy: new TeamPolicy { BlindVoting = true, ApprovalsNeeded = 2 });
        var voted = await app.SeedClaim(room, ClaimStatus.InReview, "The ferry is late");
        var other = await app.SeedClaim(room, ClaimStatus.InReview, "The school is old");
        var browser = await app.SignedIn(room.SecondEditor);
        var before = await browser.Get($"{room.Desk}/claims");
        var file = (await browser.Get($"{room.Desk}/claims/export.csv")).Text;
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await app.Do(voted, room.Editor, (claim, by) => claim.Vote(by, Decision.Approve, null, claim.CurrentDraft!.Number, app.Now));
        Assert.Equal(Numbers(before), Numbers(await browser.Get($"{room.Desk}/claims")));
        Assert.Equal(file, (await browser.Get($"{room.Desk}/claims/export.csv")).Text);
        Assert.Equal([$"{other}", $"{voted}"], Numbers(before));
    }
}
