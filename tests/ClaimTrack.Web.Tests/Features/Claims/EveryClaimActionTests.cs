using System.Net;
using ClaimTrack.Domain;

namespace ClaimTrack.Web.Tests.Features.Claims;

/// <summary>What holds for every form on the claim desk.</summary>
public sealed class EveryClaimActionTests(App app) : IClassFixture<App>
{
    const string Ahead = "2027-01-09";

    // address, whether it has a page of its own, a body that is fine in itself, the lowest role, and a status that refuses it
    public static TheoryData<string, bool, string, Role, ClaimStatus> Actions => new()
    {
        { "edit", true, "Statement=Another wording&Version=1", Role.FactChecker, ClaimStatus.InReview },
        { "owner", true, "OwnerId=", Role.FactChecker, ClaimStatus.Published },
        { "accept", false, "", Role.FactChecker, ClaimStatus.Researching },
        { "decline", true, "Reason=Opinion", Role.FactChecker, ClaimStatus.InReview },
        { "reopen", true, "", Role.Editor, ClaimStatus.Open },
        { "park", true, $"Until={Ahead}", Role.FactChecker, ClaimStatus.Approved },
        { "resume", false, "", Role.FactChecker, ClaimStatus.Open },
        { "merge", true, "Number=@other", Role.FactChecker, ClaimStatus.Published },
        { "translation", true, "Number=@other", Role.FactChecker, ClaimStatus.Merged },
        { "translation/undo", false, "", Role.FactChecker, ClaimStatus.Merged },
        { "undo-merge", false, "", Role.FactChecker, ClaimStatus.Open },
        { "evidence/new", true, "Stance=Context&Title=Minutes&Kind=Document", Role.FactChecker, ClaimStatus.Approved },
        { "reply", true, "WhyNotAsked=Dead", Role.FactChecker, ClaimStatus.Published },
        { "verdict", true, "Rating=true&Version=0", Role.FactChecker, ClaimStatus.Open },
        { "reviews", false, "", Role.FactChecker, ClaimStatus.Approved },
        { "votes", false, "Decision=Approve&Draft=1", Role.Editor, ClaimStatus.Approved },
        { "reviews/withdraw", false, "", Role.FactChecker, ClaimStatus.Researching },
        { "publish", true, "Draft=1", Role.Editor, ClaimStatus.InReview },
        { "publish-urgently", true, "Draft=1&Reason=Flood&Confirmed=true", Role.Admin, ClaimStatus.Researching },
        { "tasks/new", true, "Label=Call&Kind=Text&Need=Nothing", Role.FactChecker, ClaimStatus.Published },
        { "tasks/checklist", false, "", Role.FactChecker, ClaimStatus.Declined },
        { "schedule", true, $"At={Ahead}T08:00", Role.Editor, ClaimStatus.Published },
        { "schedule/cancel", false, "", Role.Editor, ClaimStatus.Approved },
        { "corrections/new", true, "Kind=Update&Reason=News", Role.Editor, ClaimStatus.Approved },
        { "corrections/abandon", true, "", Role.Editor, ClaimStatus.Published },
        { "retract", true, "Reason=Forged&Confirmed=true", Role.Editor, ClaimStatus.Retracted },
    };

    [Theory, MemberData(nameof(Actions))]
    public async Task It_is_refused_below_its_role_and_not_found_for_others(string path, bool hasPage, string body, Role least, ClaimStatus refusing)
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, refusing);
        var before = (await app.ClaimNow(id)).Version;
        var low = await app.SignedIn(room.Holding(least - 1));
        var url = $"{room.Claim(id)}/{path}";
        await low.Get($"{room.Desk}/queue");

        Assert.Equal(HttpStatusCode.Forbidden, (await low.Post(url, Fields(body, id))).Status);
        if (hasPage) Assert.Equal(HttpStatusCode.Forbidden, (await low.Get(url)).Status);

        var other = await app.Seed("Other Desk");
        var foreigner = await app.SignedIn(other.Admin);
        await foreigner.Get(other.Desk + "/queue");
        Assert.Equal(HttpStatusCode.NotFound, (await foreigner.Post(url, Fields(body, id))).Status);
        // Another team's number under one's own team is not found either.
        var own = await app.SeedClaim(other);
        Assert.Equal(HttpStatusCode.NotFound, (await foreigner.Post($"{other.Claim(id)}/{path}", Fields(body, own))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await foreigner.Post($"{other.Claim(999_999)}/{path}", Fields(body, own))).Status);
        if (hasPage) Assert.Equal(HttpStatusCode.NotFound, (await foreigner.Get($"{other.Claim(id)}/{path}")).Status);
        Assert.Equal(before, (await app.ClaimNow(id)).Version);
    }

    [Theory, MemberData(nameof(Actions))]
    public async Task In_a_status_that_does_not_allow_it_the_reason_is_told_and_nothing_changes(string path, bool hasPage, string body, Role least, ClaimStatus refusing)
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, refusing);
        var other = await app.SeedClaim(room, statement: "Another claim altogether.");
        var before = (await app.ClaimNow(id)).Version;
        var browser = await app.SignedIn(least == Role.Editor ? room.SecondEditor : room.Admin);
        await browser.Get(room.Claim(other));

        var answer = await browser.Post($"{room.Claim(id)}/{path}", Fields(body, other));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Matches("is not possible while the claim is|Nothing is scheduled", answer.Words);
        if (hasPage) Assert.Equal(HttpStatusCode.Conflict, (await browser.Get($"{room.Claim(id)}/{path}")).Status);
        Assert.Equal(before, (await app.ClaimNow(id)).Version);
    }

    [Fact]
    public async Task Nothing_is_carried_out_without_a_form_token()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var browser = await app.SignedIn(room.Admin);

        foreach (var row in Actions)
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsItIs($"{room.Claim(id)}/{row.Data.Item1}", [])).Status);
        Assert.Equal(ClaimStatus.Open, (await app.ClaimNow(id)).Status);
    }

    static Dictionary<string, object?> Fields(string body, int other) =>
        body.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToDictionary(p => p[0], p => (object?)p[1].Replace("@other", $"{other}", StringComparison.Ordinal));
}
