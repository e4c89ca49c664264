using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Claims;

namespace ClaimTrack.Web.Tests.Features.Evidence;

public sealed class EvidenceTests(App app) : IClassFixture<App>
{
    static readonly object Minutes = new
    {
        Stance = "Contradicts",
        Title = "Minutes of 5 November",
        Url = "https://council.example/minutes",
        Kind = "OfficialRecord",
        Publisher = "The council",
        PublishedOn = "2026-11-06",
        AccessedOn = "2026-11-20",
        IsPrimary = true,
        Quote = "support rose from 4.10 to 4.88",
        Locator = "p. 6",
        Note = "It rose by a fifth.",
        ArchivedUrl = "https://archive.example/1",
    };

    [Fact]
    public async Task A_source_is_entered_edited_and_struck_out()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Researching);
        var browser = await app.SignedIn(room.FactChecker);

        Assert.Equal(HttpStatusCode.Found, (await browser.Submit($"{room.Claim(id)}/evidence/new", Minutes)).Status);
        var row = Assert.Single((await app.ClaimNow(id)).Evidence);
        Assert.Equal(("Minutes of 5 November", SourceKind.OfficialRecord, "https://council.example/minutes"), (row.Source.Title, row.Source.Kind, row.Source.Url));
        Assert.Equal((Stance.Contradicts, true, "p. 6"), (row.Facts.Stance, row.Facts.IsPrimary, row.Facts.Locator));
        Assert.Contains("1 against", (await browser.Get(room.Claim(id))).Words);

        await browser.Submit($"{room.Claim(id)}/evidence/1/edit", new { Stance = "Context", Title = "Minutes, corrected" });
        row = Assert.Single((await app.ClaimNow(id)).Evidence);
        Assert.Equal((Stance.Context, "Minutes, corrected", "It rose by a fifth."), (row.Facts.Stance, row.Source.Title, row.Facts.Note));

        await browser.Submit(room.Claim(id), new { }, $"{room.Claim(id)}/evidence/1/withdraw");
        Assert.False(Assert.Single((await app.ClaimNow(id)).Evidence).Counts);
        Assert.NotNull((await browser.Get(room.Claim(id))).Document.QuerySelector("#evidence-1.is-withdrawn"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{room.Claim(id)}/evidence/1/edit")).Status);
    }

    [Fact]
    public async Task One_address_is_one_source_of_the_team()
    {
        var room = await app.Seed();
        var (first, second) = (await app.SeedClaim(room, ClaimStatus.Researching), await app.SeedClaim(room, ClaimStatus.Researching, "Another claim."));
        var browser = await app.SignedIn(room.FactChecker);
        await browser.Submit($"{room.Claim(first)}/evidence/new", Minutes);
        var source = (await app.ClaimNow(first)).Evidence[0].SourceId;

        // Nothing typed is dropped in silence: the link has a name already.
        var named = await browser.Submit($"{room.Claim(second)}/evidence/new", new { Stance = "Supports", Title = "The same by another name", Url = "https://Council.example/minutes#page-2" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, named.Status);
        Assert.Equal("Your team keeps this link as “Minutes of 5 November”. Give it that name here, or use another link.", Assert.Single(named.Errors["Url"]));
        await browser.Submit(named, new { Title = "Minutes of 5 November" });
        Assert.Equal(source, (await app.ClaimNow(second)).Evidence[0].SourceId);

        await browser.Submit($"{room.Claim(first)}/evidence/new", new { SourceId = source, Stance = "Context", Quote = "another passage" });
        var claim = await app.ClaimNow(first);
        Assert.Equal(2, claim.Evidence.Count);
        Assert.Equal(1, claim.SourceCount);

        // A title mended on one row does not make two sources of one.
        await browser.Submit($"{room.Claim(first)}/evidence/2/edit", new { Title = "Minutes of the council" });
        claim = await app.ClaimNow(first);
        Assert.Equal(1, claim.SourceCount);
        Assert.All(claim.Evidence, e => Assert.Equal("Minutes of the council", e.Source.Title));
        Assert.Equal("Minutes of 5 November", (await app.ClaimNow(second)).Evidence[0].Source.Title);
    }

    [Fact]
    public async Task Another_teams_source_is_neither_offered_nor_taken()
    {
        var (room, other) = (await app.Seed(), await app.Seed("Other Desk"));
        var theirs = await app.SeedClaim(other, ClaimStatus.Researching);
        var stranger = await app.SignedIn(other.FactChecker);
        await stranger.Submit($"{other.Claim(theirs)}/evidence/new", Minutes);
        var foreign = (await app.ClaimNow(theirs)).Evidence[0].SourceId;
        var id = await app.SeedClaim(room, ClaimStatus.Researching);
        var browser = await app.SignedIn(room.FactChecker);
        await browser.Submit($"{room.Claim(id)}/evidence/new", new { Stance = "Context", Title = "Ours", Url = "https://council.example/minutes" });

        Assert.NotEqual(foreign, (await app.ClaimNow(id)).Evidence[0].SourceId);
        var refused = await browser.Post($"{room.Claim(id)}/evidence/new", new { SourceId = foreign, Stance = "Context" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Choose a source of this claim, or enter a new one.", refused.Words);
    }

    [Fact]
    public async Task Bad_input_comes_back_with_what_was_typed()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Researching);
        var browser = await app.SignedIn(room.FactChecker);

        var page = await browser.Submit($"{room.Claim(id)}/evidence/new", new { Title = "", Url = "council.example", ArchivedUrl = "ftp://x", AccessedOn = "2027-01-01", Quote = "A passage — “kept”", Note = new string('n', 2100) });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Choose what the source does to the claim.", Assert.Single(page.Errors["Stance"]));
        Assert.Equal("Name the source so that a reader could ask for it.", Assert.Single(page.Errors["Title"]));
        Assert.Single(page.Errors["Url"]);
        Assert.Single(page.Errors["ArchivedUrl"]);
        Assert.Equal("Choose a day that is not in the future.", Assert.Single(page.Errors["AccessedOn"]));
        Assert.Equal("Shorten what it shows by 100 characters; at most 2000 fit.", Assert.Single(page.Errors["Note"]));
        Assert.Equal("A passage — “kept”", page.Document.QuerySelector("textarea[name=Quote]")!.TextContent.Trim());
        Assert.All(page.Document.QuerySelectorAll(".error-summary a"), a => Assert.NotNull(page.Document.GetElementById(a.GetAttribute("href")![1..])));
        Assert.Empty((await app.ClaimNow(id)).Evidence);
    }

    [Fact]
    public async Task Two_edits_of_one_row_keep_both_texts_and_edits_of_two_rows_do_not_meet()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Researching);
        var (ines, tomas) = (await app.SignedIn(room.FactChecker), await app.SignedIn(room.Editor));
        await ines.Submit($"{room.Claim(id)}/evidence/new", Minutes);
        await ines.Submit($"{room.Claim(id)}/evidence/new", new { Stance = "Context", Title = "Timetable" });
        var (first, second) = (await ines.Get($"{room.Claim(id)}/evidence/1/edit"), await ines.Get($"{room.Claim(id)}/evidence/2/edit"));
        await tomas.Submit($"{room.Claim(id)}/evidence/1/edit", new { Note = "Theirs", Locator = "p. 7" });

        Assert.Equal(HttpStatusCode.Found, (await ines.Submit(second, new { Note = "About winter" })).Status);
        var conflict = await ines.Submit(first, new { Note = "Mine" });

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        var both = conflict.Document.QuerySelector(".conflict")!.TextContent;
        Assert.Contains("Theirs", both);
        Assert.Contains("Mine", both);
        Assert.Equal("Mine", conflict.Document.QuerySelector("textarea[name=Note]")!.TextContent.Trim());
        Assert.Equal("p. 7", conflict.Document.QuerySelector("[name=Locator]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Found, (await ines.Submit(conflict, new { })).Status);
        var row = (await app.ClaimNow(id)).Evidence.Single(e => e.Number == 1);
        Assert.Equal(("Mine", "p. 7"), (row.Facts.Note, row.Facts.Locator));
    }

    [Fact]
    public async Task The_right_of_reply_is_noted_and_two_who_note_it_at_once_are_told()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Researching);
        var (ines, tomas) = (await app.SignedIn(room.FactChecker), await app.SignedIn(room.Editor));
        var opened = await ines.Get($"{room.Claim(id)}/reply");

        Assert.Equal(HttpStatusCode.Found, (await tomas.Submit($"{room.Claim(id)}/reply", new { AskedOn = "2026-11-20", Reply = "No comment." })).Status);
        var conflict = await ines.Submit(opened, new { Reply = "They laughed.", WhyNoPrimarySource = "The register burnt." });

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("2026-11-20", conflict.Document.QuerySelector("[name=AskedOn]")!.GetAttribute("value"));
        await ines.Submit(conflict, new Dictionary<string, object?> { ["Choices[Reply]"] = "theirs" });
        var reply = (await app.ClaimNow(id)).Reply;
        Assert.Equal((new DateOnly(2026, 11, 20), "No comment.", "The register burnt."), (reply.AskedOn!.Value, reply.Reply, reply.WhyNoPrimarySource));

        var page = await ines.Submit($"{room.Claim(id)}/reply", new { WhyNotAsked = "No address known" });
        Assert.Equal("They were asked: leave this empty, or take the day out.", Assert.Single(page.Errors["WhyNotAsked"]));
    }

    [Fact]
    public async Task An_unknown_row_is_not_found()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Researching);
        var browser = await app.SignedIn(room.FactChecker);
        await browser.Get(room.Claim(id));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{room.Claim(id)}/evidence/7/edit")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post($"{room.Claim(id)}/evidence/7/edit", new { Stance = "Context", Title = "x" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post($"{room.Claim(id)}/evidence/7/withdraw", new { })).Status);
    }
}
