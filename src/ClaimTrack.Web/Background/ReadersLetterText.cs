using System.Globalization;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Mail;
using ClaimTrack.Web.Platform.Tongues;
using ClaimTrack.Web.Public;
using ClaimTrack.Web.Public.Following;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Background;

/// <summary>Writes the letters to readers, in their language: whether they mean it, and what became of what they follow. None
/// repeats what somebody typed into a form: whoever could would write to strangers in our name.</summary>
public sealed class ReadersLetterText(AppDbContext db, Wording wording, FollowLinks links, SiteAddress addresses, IOptions<SiteOptions> site)
{
    string Site => site.Value.Name;

    /// <summary>The message; null if there is nothing to tell any more.</summary>
    public async Task<MailMessage?> Of(Letter letter, Follow follow, CancellationToken ct)
    {
        SiteTongues.Speak(SiteTongues.All.Contains(follow.Language) ? follow.Language : SiteTongues.Default);
        if (await db.Thing(follow, ct) is not { } thing) return null;
        var said = letter.EventId is null ? Question(follow, thing) : await News(letter.EventId.Value, follow, ct);
        if (said is not var (subject, text)) return null;
        var end = links.ToEnd(follow);
        return new MailMessage(follow.Address, OneLine(subject), $"{text}\n\n{wording["No more letters about this: {link}", ("link", end)]}\n{Site}") { Key = $"{letter.Key}.f{follow.Id}", Unsubscribe = end };
    }

    (string Subject, string Text)? Question(Follow follow, Followed thing)
    {
        var what = What(thing);
        if (follow.ConfirmedAt is not null)
            return ($"{wording["You hear of this already"]}", $"{wording["Somebody, we hope you, asked {site} to write to this address about {what}. We do so already; nothing was changed.", ("site", Site), ("what", what)]}");
        return ($"{wording["Confirm that we may write to you"]}",
            $"{wording["Somebody, we hope you, asked {site} to write to this address about {what}.", ("site", Site), ("what", what)]}\n\n"
            + $"{wording["Confirm it here within {n, plural, one {# day} other {# days}}:", ("n", Follow.DaysToConfirm)]}\n{links.ToConfirm(follow)}\n\n"
            + $"{wording["If it was not you, do nothing. We then forget the address, and nobody writes to you."]}");
    }

    string What(Followed thing) => thing.Kind switch
    {
        FollowKind.Check => $"{wording["changes to the check “{title}”", ("title", thing.Name)]}",
        FollowKind.Topic => $"{wording["checks on the topic “{topic}”", ("topic", thing.Name)]}",
        _ => $"{wording["what becomes of a tip that was sent from this address"]}",
    };

    async Task<(string Subject, string Text)?> News(long eventId, Follow follow, CancellationToken ct)
    {
        var e = await db.History.AsNoTracking().SingleAsync(h => h.Id == eventId, ct);
        if (e.TipId is { } tip) return Declined(await db.Tips.AsNoTracking().SingleAsync(t => t.Id == tip, ct));
        if (await db.CheckParts(e.ClaimId!.Value, ct) is not { Check.Order: null } check) return null;
        var content = check.Live.Content;
        var address = addresses.Of(CheckAddress.Of(check.Check.ClaimId, check.Check.Slug));
        var rating = wording.Name(content.Rating.Label);
        if (e.Kind == EventKind.CheckPublished)
            return (follow.Kind == FollowKind.Tip ? $"{wording["What you suggested was checked"]}" : $"{rating}: {content.Title}", $"{rating}: {content.Title}\n\n{content.Verdict.Conclusion}\n\n{address}");
        // What is told is the change that the letter is about, though another may have followed.
        var change = check.Changes.FirstOrDefault(c => e.Kind == EventKind.CheckRetracted ? c.Kind == CorrectionKind.Retraction : c.Version?.ToString(CultureInfo.InvariantCulture) == e.Note);
        var kind = wording.Name(Words.Of(change?.Kind ?? CorrectionKind.Update));
        return ($"{kind}: {content.Title}", $"{kind}: {content.Title}\n\n{change?.Reason}\n\n{address}");
    }

    (string Subject, string Text) Declined(Tip tip)
    {
        var what = tip.Kind == TipKind.Error ? wording["We have looked at the error that you reported and do not change the check."] : wording["We have looked at what you suggested and do not check it."];
        var why = tip.DeclinedFor is { } reason and not TipDecline.Other ? $" {wording.Name(Words.Of(reason))}" : "";
        return ($"{wording["About your tip"]}", $"{what}{why}{(tip.Answer is { } answer ? $"\n\n{answer}" : "")}");
    }

    // A title may have come in over several lines.
    static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
