using System.Net;
using ClaimTrack.Domain;

namespace ClaimTrack.Web.Tests.Features.Claims;

public sealed class TriageTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_claim_is_accepted_parked_resumed_declined_and_opened_again()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var desk = room.Claim(id);
        var editor = await app.SignedIn(room.Editor);

        Assert.Equal(HttpStatusCode.Found, (await editor.Submit(desk, new { }, $"{desk}/accept")).Status);
        Assert.Equal(ClaimStatus.Researching, (await app.ClaimNow(id)).Status);

        await editor.Submit($"{desk}/park", new { Until = "2026-12-24", Note = "The report comes at Christmas" });
        var parked = await editor.Get(desk);
        Assert.Contains("Parked until 24 December 2026", parked.Words);
        Assert.Contains("The report comes at Christmas", parked.Words);

        await editor.Submit(desk, new { }, $"{desk}/resume");
        Assert.Equal(ClaimStatus.Researching, (await app.ClaimNow(id)).Status);

        await editor.Submit($"{desk}/decline", new { Reason = "LowReach", Note = "Nobody has seen it" });
        Assert.Contains("Declined: low reach", (await editor.Get(desk)).Words);

        await editor.Submit($"{desk}/reopen", new { Note = "Now many have" });
        Assert.Equal(ClaimStatus.Open, (await app.ClaimNow(id)).Status);
        Assert.Contains("opened the claim again: Now many have", (await editor.Get(desk)).Words);
    }

    [Fact]
    public async Task A_fact_checker_does_not_decline_what_is_being_researched()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Researching);
        var browser = await app.SignedIn(room.FactChecker);
        await browser.Get(room.Claim(id));

        var answer = await browser.Post($"{room.Claim(id)}/decline", new { Reason = "Opinion" });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Declining needs the role Editor; you are Fact-checker.", answer.Words);
    }

    [Fact]
    public async Task Without_a_reason_or_a_day_ahead_the_form_comes_back_with_what_was_typed()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var browser = await app.SignedIn(room.FactChecker);

        var declined = await browser.Submit($"{room.Claim(id)}/decline", new { Reason = "", Note = "I am not sure" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, declined.Status);
        Assert.Equal("Say why the claim is declined.", Assert.Single(declined.Errors["Reason"]));
        Assert.Contains("I am not sure", declined.Document.QuerySelector("[name=Note]")!.TextContent);

        Assert.Equal("Say in the note what the other reason is.", Assert.Single((await browser.Submit($"{room.Claim(id)}/decline", new { Reason = "Other" })).Errors["Note"]));
        Assert.Equal("Choose a day that lies ahead.", Assert.Single((await browser.Submit($"{room.Claim(id)}/park", new { Until = "2026-11-23" })).Errors["Until"]));
        Assert.Equal("Choose the day on which the claim wakes.", Assert.Single((await browser.Submit($"{room.Claim(id)}/park", new { Until = "" })).Errors["Until"]));
        var odd = await browser.Submit($"{room.Claim(id)}/park", new { Until = "tomorrow", Note = new string('x', 1100) });
        Assert.Equal("“tomorrow” does not fit here.", Assert.Single(odd.Errors["Until"]));
        Assert.Equal("Shorten the note by 100 characters; at most 1000 fit.", Assert.Single(odd.Errors["Note"]));
        Assert.Equal(ClaimStatus.Open, (await app.ClaimNow(id)).Status);
    }

    [Fact]
    public async Task A_claim_is_merged_by_number_or_from_a_search_and_given_back()
    {
        var room = await app.Seed();
        var target = await app.SeedClaim(room, ClaimStatus.Published, "The pier costs 100% more than planned.");
        var first = await app.SeedClaim(room, statement: "The pier got dearer.");
        var second = await app.SeedClaim(room, statement: "The pier got much dearer.");
        var browser = await app.SignedIn(room.FactChecker);

        var found = await browser.Get($"{room.Claim(first)}/merge?q=100%25 pier");
        Assert.Equal([$"{target}"], found.Document.QuerySelectorAll("input[name=Other]").Select(i => i.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(found, new { Other = target })).Status);
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit($"{room.Claim(second)}/merge", new { Number = $"ct-{target}" })).Status);
        Assert.Contains($"Merged into CT-{target}", (await browser.Get(room.Claim(first))).Words);

        await browser.Submit(room.Claim(first), new { }, $"{room.Claim(first)}/undo-merge");
        Assert.Equal(ClaimStatus.Open, (await app.ClaimNow(first)).Status);
        Assert.Equal(ClaimStatus.Merged, (await app.ClaimNow(second)).Status);
    }

    [Fact]
    public async Task A_target_that_will_not_do_is_named_beside_its_field()
    {
        var room = await app.Seed();
        var elsewhere = await app.SeedClaim(await app.Seed("Other Desk"));
        var id = await app.SeedClaim(room);
        var target = await app.SeedClaim(room, statement: "Something else.");
        var merged = await app.SeedClaim(room, statement: "A third thing.");
        var browser = await app.SignedIn(room.FactChecker);
        await browser.Submit($"{room.Claim(merged)}/merge", new { Number = target });

        async Task<string> Refusal(object number)
        {
            var page = await browser.Submit($"{room.Claim(id)}/merge", new { Number = number });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            return Assert.Single(page.Errors["Number"]);
        }
        Assert.Equal("Choose the claim that says the same, or write its number.", await Refusal(""));
        Assert.Equal("Write the number as it stands on the claim, as in CT-198.", await Refusal("the other one"));
        Assert.Equal($"There is no claim CT-{elsewhere} in this team.", await Refusal(elsewhere));
        Assert.Equal("A claim cannot merge into itself. Choose another.", await Refusal(id));
        Assert.StartsWith($"Claim {merged} was merged itself.", await Refusal($"CT-{merged}"));
        Assert.Equal(ClaimStatus.Open, (await app.ClaimNow(id)).Status);
    }

    [Fact]
    public async Task A_claim_gets_an_owner_of_this_team_only()
    {
        var room = await app.Seed();
        var foreign = (await app.Seed("Other Desk")).Editor;
        var id = await app.SeedClaim(room);
        var browser = await app.SignedIn(room.FactChecker);

        Assert.Equal(HttpStatusCode.Found, (await browser.Submit($"{room.Claim(id)}/owner", new { OwnerId = room.Editor.MemberId })).Status);
        Assert.Contains("Owner Tomas Brandt", (await browser.Get(room.Claim(id))).Words);
        var refused = await browser.Submit($"{room.Claim(id)}/owner", new { OwnerId = foreign.MemberId });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Choose somebody who is in the team.", Assert.Single(refused.Errors["OwnerId"]));
        await browser.Submit($"{room.Claim(id)}/owner", new { OwnerId = "" });
        Assert.Null((await app.ClaimNow(id)).OwnerId);
    }

    [Fact]
    public async Task An_appearance_is_removed_from_its_own_claim_only()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var other = await app.SeedClaim(room, statement: "Another.");
        await app.Appear(id, room, "One line only.", 0, 8);
        var appearance = Assert.Single((await app.ClaimNow(id)).Appearances).Id;
        var browser = await app.SignedIn(room.FactChecker);
        await browser.Get(room.Claim(id));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post($"{room.Claim(other)}/appearances/{appearance}/remove", new { })).Status);
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(room.Claim(id), new { }, $"{room.Claim(id)}/appearances/{appearance}/remove")).Status);
        Assert.Empty((await app.ClaimNow(id)).Appearances);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post($"{room.Claim(id)}/appearances/{appearance}/remove", new { })).Status);
    }
}
