using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Claims;

namespace ClaimTrack.Web.Tests.Features.Publications;

public sealed class UrgentPublication(App app) : IClassFixture<App>
{
    [Fact]
    public async Task An_admin_publishes_before_the_approvals_and_the_round_goes_on()
    {
        var room = await app.Seed(policy: new TeamPolicy { ApprovalsNeeded = 2 });
        var id = await app.SeedClaim(room, ClaimStatus.InReview, $"The dam of {room.Slug} holds.");
        var (hanne, tomas, edda, ines) = (await app.SignedIn(room.Admin), await app.SignedIn(room.Editor), await app.SignedIn(room.SecondEditor), await app.SignedIn(room.FactChecker));
        var url = $"{room.Claim(id)}/publish-urgently";
        Assert.NotNull((await hanne.Get(room.Claim(id))).Document.QuerySelector($"#review a[href='{url}']"));
        Assert.Null((await tomas.Get(room.Claim(id))).Document.QuerySelector($"a[href='{url}']"));

        var page = await hanne.Get(url);
        Assert.Contains("stays in the review queue until it is decided", page.Words);
        Assert.Contains("0 of 2 independent approvals of the current draft; urgent", page.Words);
        var refused = await hanne.Submit(page, new { Reason = " " });
        Assert.Equal("Say why this cannot wait for its approvals. It stays in the history.", Assert.Single(refused.Errors["Reason"]));
        Assert.Equal(HttpStatusCode.Found, (await hanne.Submit(refused, new { Reason = "The dam may break tonight.", Confirmed = true })).Status);

        Assert.Equal(ClaimStatus.Published, (await app.ClaimNow(id)).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.Browser().Get((await tomas.Get(room.Claim(id))).Document.QuerySelector("#review a[href^='/checks/']")!.GetAttribute("href")!)).Status);
        Assert.Contains("The dam may break tonight.", (await tomas.Get(room.Claim(id))).Document.GetElementById("history")!.TextContent);
        Assert.NotNull((await tomas.Get($"{room.Desk}/queue")).Document.QuerySelector($"#queue-mine a[href='{room.Claim(id)}']"));
        Assert.NotNull((await ines.Get($"{room.Desk}/queue")).Document.QuerySelector($"#queue-urgent a[href='{room.Claim(id)}']"));

        Assert.Equal(HttpStatusCode.Found, (await tomas.Submit($"{room.Claim(id)}/votes/new?decision=Approve", new { })).Status);
        var desk = await edda.Get(room.Claim(id));
        Assert.Contains("Published urgently, waiting for approvals", desk.Document.GetElementById("review")!.TextContent);
        Assert.Contains("1 of 2 approvals", desk.Document.GetElementById("review")!.TextContent);
        Assert.Contains("1 of 2 approvals", (await edda.Get($"{room.Desk}/queue")).Document.GetElementById("queue-mine")!.TextContent);
        Assert.True(desk.Document.QuerySelectorAll("#review .btn--primary").Length == 1);
        Assert.Equal(HttpStatusCode.Found, (await edda.Submit($"{room.Claim(id)}/votes/new?decision=Approve", new { })).Status);

        Assert.Contains("Published urgently, approved since", (await ines.Get(room.Claim(id))).Words);
        Assert.DoesNotContain("Published urgently", (await ines.Get($"{room.Desk}/queue")).Words);
        Assert.Equal(HttpStatusCode.Conflict, (await hanne.Get($"{room.Claim(id)}/votes/new?decision=Approve")).Status);
    }

    [Fact]
    public async Task Changes_that_are_asked_for_afterwards_leave_the_check_up()
    {
        var room = await app.Seed(policy: new TeamPolicy { ApprovalsNeeded = 2 });
        var id = await app.SeedClaim(room, ClaimStatus.InReview, $"The dam of {room.Slug} holds.");
        await app.Do(id, room.Admin, (c, by) => c.PublishUrgently("It cannot wait.", new GateContext(app.Now), by));
        var tomas = await app.SignedIn(room.Editor);
        var form = await tomas.Get($"{room.Claim(id)}/votes/new?decision=RequestChanges");
        Assert.Contains("The check stays up", form.Words);
        await tomas.Submit(form, new { Comment = "The year is wrong." });
        Assert.Contains("changes asked for since", (await tomas.Get(room.Claim(id))).Words);
        Assert.Equal(ClaimStatus.Published, (await app.ClaimNow(id)).Status);
    }

    [Fact]
    public async Task A_blind_round_stays_blind_though_the_check_is_out()
    {
        var room = await app.Seed(policy: new TeamPolicy { ApprovalsNeeded = 3, BlindVoting = true });
        var id = await app.SeedClaim(room, ClaimStatus.InReview, $"The dam of {room.Slug} holds.");
        var hanne = await app.SignedIn(room.Admin);
        var before = (await hanne.Get($"{room.Claim(id)}/publish-urgently")).Words;
        await app.Do(id, room.Editor, (c, by) => c.Vote(by, Decision.Approve, "Table six", 1, app.Now));
        Assert.Equal(before, (await hanne.Get($"{room.Claim(id)}/publish-urgently")).Words);
        await hanne.Submit($"{room.Claim(id)}/publish-urgently", new { Reason = "It cannot wait.", Confirmed = true });

        var edda = await app.SignedIn(room.SecondEditor);
        var desk = await edda.Get(room.Claim(id));
        Assert.Contains("Votes hidden", desk.Words);
        Assert.DoesNotContain("Table six", desk.Words);
        Assert.DoesNotContain("Tomas Brandt", desk.Document.GetElementById("review")!.TextContent);
        Assert.DoesNotContain("approved draft", desk.Document.GetElementById("history")!.TextContent);
        Assert.Contains("voted blind", (await edda.Get($"{room.Desk}/queue")).Words);
        Assert.DoesNotContain("Tomas Brandt", (await app.Browser().Get(desk.Document.QuerySelector("#review a[href^='/checks/']")!.GetAttribute("href")!)).Words);
        await edda.Submit($"{room.Claim(id)}/votes/new?decision=Approve", new { });
        Assert.Contains("2 of 3 approvals", (await edda.Get(room.Claim(id))).Words);
    }
}
