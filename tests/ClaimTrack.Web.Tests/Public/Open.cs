using System.Text.RegularExpressions;
using ClaimTrack.Data;
using ClaimTrack.Domain;

namespace ClaimTrack.Web.Tests.Public;

/// <summary>What tests of the open formats share: texts that nobody hopes for, and changes to what readers have.</summary>
public static partial class Open
{
    /// <summary>Words that end what they stand in, run, or turn round what follows.</summary>
    public const string Hostile = "</title></script><script>alert(1)</script>]]><!-- \" ' & &amp; <img src=x onerror=alert(2)> \u202Eeno\u2066 \uFDFA עברית";

    /// <summary>Publishes a check that is hostile in every text. Control characters are put where no form would let them.</summary>
    public static async Task<int> PublishHostile(this ReaderSite site)
    {
        var bad = $"{Hostile} \u0001\u0008\u000B\u001F\u0085";
        return await site.Publish(await site.Seed("Hostile Desk"),
            new ClaimFacts { Statement = $"Claim {bad}", Language = "en", ClaimedOn = new(2026, 3, 5) },
            new VerdictText { Headline = $"Head {bad}", Standfirst = $"{bad} \uFFFE", Conclusion = $"Conclusion {bad}", InShort = bad, Explanation = $"{bad}\n\n[click](javascript:alert(4)) [1] <iframe src=x></iframe>" },
            claimant: $"Who {bad}", topic: $"Topic {bad}");
    }

    /// <summary>Takes a check back.</summary>
    public static Task Retract(this App site, Newsroom room, int number, string reason = "It rested on a forged ledger.") => site.Change(async db =>
    {
        var (claim, editor) = await Changing(db, room, number);
        claim.Retract(reason, editor, site.Now);
        return 0;
    });

    /// <summary>Corrects a check in the open: a new conclusion, approved afresh.</summary>
    public static Task Correct(this App site, Newsroom room, int number, string conclusion, string reason = "The ledger was misread.") => site.Change(async db =>
    {
        var (claim, editor) = await Changing(db, room, number);
        var checker = editor.Team.Members.Single(m => m.Id == room.FactChecker.MemberId);
        claim.StartCorrection(CorrectionKind.Correction, reason, editor, site.Now);
        var draft = claim.CurrentDraft!;
        claim.DraftVerdict(draft.Rating!, draft.Text with { Conclusion = conclusion }, checker, site.Now);
        claim.RequestReview(checker, site.Now);
        claim.Vote(editor, Decision.Approve, null, claim.CurrentDraft!.Number, site.Now);
        claim.Publish(new GateContext(site.Now), editor);
        return 0;
    });

    /// <summary>Nothing in HTML that came through a format runs, loads or leads into a script.</summary>
    public static void IsHarmless(string html)
    {
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        Assert.Empty(document.QuerySelectorAll("script, img, object, embed, form, style, link, meta[http-equiv]"));
        Assert.DoesNotContain(document.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(document.QuerySelectorAll("[href], [src]"), e => (e.GetAttribute("href") ?? e.GetAttribute("src"))!.Contains("script:", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotMatch(Unseen(), html);
    }

    /// <summary>The same of a page's own part. What is not seen in it stays: a browser shows names and quotes each in its own direction.</summary>
    public static void MainIsHarmless(Page page) => IsHarmless(Unseen().Replace(page.Document.QuerySelector("main")!.OuterHtml, ""));

    /// <summary>A text has no character that cannot be seen and does something.</summary>
    public static void IsPlain(string text) => Assert.DoesNotMatch(Unseen(), text);

    static async Task<(Claim, Member)> Changing(AppDbContext db, Newsroom room, int number)
    {
        var ct = TestContext.Current.CancellationToken;
        var member = (await Lookups.MemberOf(db, room.Editor.AccountId, room.Slug, ct))!;
        await db.Entry(member.Team).Collection(t => t.Members).LoadAsync(ct);
        return ((await Lookups.ClaimForChange(db, member, number, ct))!, member);
    }

    [GeneratedRegex(@"[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]")]
    private static partial Regex Unseen();
}
