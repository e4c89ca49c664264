using System.Globalization;
using System.Text;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Feeds;

/// <summary>Every public change to a check as a feed, retractions too.</summary>
[AllowAnonymous]
public sealed class CorrectionFeed(AppDbContext db) : OpenSlice
{
    const int Most = 50;

    [HttpGet, HttpHead, Route("feeds/corrections.atom"), Route("feeds/corrections.rss"), Route("feeds/corrections.json")]
    public async Task<IActionResult> Show()
    {
        if (await KnownSince(db) is { } known) return known;
        var self = Request.Path.Value!;
        return FeedFormat.Of(self).Write(new Feed
        {
            Title = $"{SiteName}: corrections",
            Description = "Every change to a published check that a reader might notice, with its reason.",
            Id = TagUri.Of(Site, FeedFormat.Since, self),
            Self = Site + self,
            Page = $"{Site}/corrections",
            Updated = Newest.At,
            Site = Site,
            SiteName = SiteName,
            Entries = [.. (await db.PublicCorrections().Take(Most).ToListAsync(Gone)).Select(c => Entry(c, Site, SiteName))],
        });
    }

    static FeedEntry Entry(PublicCorrection correction, string site, string siteName)
    {
        var content = correction.Now;
        var kind = Words.Of(correction.Kind);
        var became = correction is { Kind: CorrectionKind.RatingChange, Before: { } before } ? $"{before.Rating.Label} became {content.Rating.Label}. " : "";
        return new()
        {
            // One version is one correction; a retraction brings none, and there is one at most.
            Id = TagUri.Of(site, correction.At, $"/checks/{correction.Number}/{(correction.Version is { } v ? $"versions/{v}" : "retraction")}"),
            Url = site + correction.Path,
            Title = $"{kind}: {content.Title}",
            Summary = became + correction.Reason,
            Html = Body(correction, kind, became, site),
            Published = correction.At,
            Updated = correction.At,
            Authors = [siteName],
            Number = correction.Number,
            Version = correction.Version,
            Content = content,
            Change = correction.Kind,
        };
    }

    static string Body(PublicCorrection correction, string kind, string became, string site)
    {
        var language = OpenText.Encoded(correction.Now.Language);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<p><strong lang=\"en\">{kind}.</strong> {OpenText.Encoded(became)}<span lang=\"{language}\" dir=\"auto\">{OpenText.Encoded(correction.Reason)}</span></p>");
        html.Append(CultureInfo.InvariantCulture, $"<p lang=\"{language}\" dir=\"auto\"><a href=\"{OpenText.Encoded(site + correction.Path)}\">{OpenText.Encoded(correction.Now.Title)}</a></p>");
        if (correction.Comparison is { } comparison)
            html.Append(CultureInfo.InvariantCulture, $"<p lang=\"en\"><a href=\"{OpenText.Encoded(site + comparison)}\">What changed</a></p>");
        return html.ToString();
    }
}
