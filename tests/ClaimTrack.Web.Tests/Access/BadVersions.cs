using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Articles;
using ClaimTrack.Web.Tests.Features.Claims;

namespace ClaimTrack.Web.Tests.Access;

/// <summary>A form that was filled in on top of something older, or that cannot say on top of what: both texts are shown and
/// neither is lost.</summary>
public sealed class BadVersions(App app) : IClassFixture<App>
{
    public static TheoryData<string, string?> Forms
    {
        get
        {
            var all = new TheoryData<string, string?>();
            foreach (var form in new[] { "claims/@/edit Statement", "claims/@/evidence/1/edit Title", "articles/@/facts Title", "claims/@/verdict Headline", "policy MinimumSources" })
                foreach (var version in new[] { "@seen", null, "", "rubbish", "0", "-1", "2147483647", "99999999999999999999" })
                    all.Add(form, version);
            return all;
        }
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task Nothing_is_overwritten_unseen(string form, string? version)
    {
        var room = await app.Seed();
        var (mine, theirs) = (await app.SignedIn(room.Admin), await app.SignedIn(form.StartsWith("policy", StringComparison.Ordinal) ? room.Admin : room.Editor));
        var number = form.StartsWith("articles", StringComparison.Ordinal) ? await mine.Paste(room) : await app.SeedClaim(room, ClaimStatus.Researching);
        if (form.Contains("evidence", StringComparison.Ordinal)) await mine.Submit($"{room.Claim(number)}/evidence/new", new { Stance = "Context", Title = "Minutes" });
        if (form.Contains("verdict", StringComparison.Ordinal)) await mine.Submit($"{room.Claim(number)}/verdict", new { Headline = "At first" });
        var (url, field) = ($"{room.Desk}/{form.Split(' ')[0].Replace("@", $"{number}", StringComparison.Ordinal)}", form.Split(' ')[1]);
        var (myText, theirText) = field == "MinimumSources" ? ("7", "9") : ("What I wrote about the boats", "What they wrote about the boats");

        var seen = await mine.Get(url);
        Assert.Equal(HttpStatusCode.Found, (await theirs.Submit(url, new Dictionary<string, object?> { [field] = theirText })).Status);
        var values = new Dictionary<string, object?> { [field] = myText };
        if (version != "@seen") values["Version"] = version;
        var answer = await mine.Submit(seen, values);

        Assert.True(answer.Status == HttpStatusCode.Conflict, $"answered {(int)answer.Status}: {answer.Words}");
        Assert.Contains(theirText, answer.Words);
        Assert.Equal(myText, Typed(answer, field));
        Assert.Equal(theirText, Typed(await theirs.Get(url), field));

        // Sent once more from there, it is a choice and no accident.
        Assert.Equal(HttpStatusCode.Found, (await mine.Submit(answer, new { })).Status);
        Assert.Equal(myText, Typed(await theirs.Get(url), field));
    }

    static string? Typed(Page page, string field) => page.Document.QuerySelector($"textarea[name={field}], input[name={field}]") switch
    {
        AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
        var input => input?.GetAttribute("value"),
    };
}
