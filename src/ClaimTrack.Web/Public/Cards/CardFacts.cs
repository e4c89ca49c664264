using System.Security.Cryptography;
using System.Text.Json;
using ClaimTrack.Cards;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Tongues;
using ClaimTrack.Web.Platform.Views;

namespace ClaimTrack.Web.Public.Cards;

/// <summary>What the card of a check is made of: what its page shows, in one picture.</summary>
/// <param name="Number">The check's number.</param>
/// <param name="Version">The version shown.</param>
/// <param name="Team">The newsroom.</param>
/// <param name="Content">What it says.</param>
/// <param name="IsRetracted">Whether it was taken back.</param>
public sealed record CardFacts(int Number, int Version, string Team, CheckContent Content, bool IsRetracted)
{
    // Grows when cards are drawn in another way, so that they get new addresses.
    const int Drawing = 1;

    /// <summary>The verdict in its word, as it was published.</summary>
    string Word => IsRetracted ? "Retracted" : Content.Rating.Label;

    /// <summary>What stands in place of the picture for those who do not see it.</summary>
    public string Alt
    {
        get
        {
            var quote = Shortened.To(OpenText.Of(Content.Quote), Card.QuoteMax);
            return $"Claim: {quote}{(quote.Length > 0 && char.IsLetterOrDigit(quote[^1]) ? "." : "")} Verdict: {OpenText.Of(Word)}.";
        }
    }

    /// <summary>The facts of a page.</summary>
    public static CardFacts Of(CheckView check) => new(check.Number, check.Version, check.Team, check.Content, check.Showing == Showing.Retracted);

    /// <summary>The path of the card. It changes with everything that the card shows, so that whatever lies at a path can be kept for ever.</summary>
    public string Path(SiteOptions site) => $"/checks/{Number}/card-{Version}-{Mark(site)}.png";

    /// <summary>The part of the path that is made of what the card shows.</summary>
    public string Mark(SiteOptions site)
    {
        var shown = JsonSerializer.SerializeToUtf8Bytes<object?[]>(
        [
            Drawing, Number, Version, Team, Content.Quote, Content.Appearances.Count > 0, Content.Claimant?.Name, Word,
            Content.Rating.Family, Content.Rating.Mark, Content.Language, site.Name, site.HostName(null),
        ]);
        return Convert.ToHexStringLower(SHA256.HashData(shown))[..16];
    }

    /// <summary>The card, in the check's language as far as the site speaks it.</summary>
    public Card Drawn(SiteOptions site, Wording wording) => SiteTongues.Speaking(Content.Language, () => new Card
    {
        ClaimLabel = wording["The claim"].ToString(),
        Quote = OpenText.Of(Content.Quote),
        IsVerbatim = Content.Appearances.Count > 0,
        Claimant = OpenText.Of(Content.Claimant?.Name),
        VerdictLabel = wording["Our verdict"].ToString(),
        Word = OpenText.Of(wording.Name(Word)),
        Family = IsRetracted ? RatingFamily.Open : Content.Rating.Family,
        Symbol = IsRetracted ? "s-retracted" : RatingLooks.Symbol(Content.Rating.Family, Content.Rating.Mark),
        Team = OpenText.Of(Team),
        Site = site.HostName(null) ?? site.Name,
        Language = Content.Language,
        IsRightToLeft = Tongue.IsRightToLeft(Content.Language),
    });
}

/// <summary>How cards look things up.</summary>
public static class CardQueries
{
    /// <summary>What the card of a published check is made of, and the order that keeps it from readers.</summary>
    public static IQueryable<PublishedCard> CardsOf(this AppDbContext db, int number) => db.Checks.Where(c => c.ClaimId == number).Select(c => new PublishedCard(
        new CardFacts(c.ClaimId, c.LiveVersion, c.Team.Name, c.Versions.Where(v => v.Number == c.LiveVersion).Select(v => v.Content).First(), c.RetractedAt != null), c.Order));
}

/// <summary>The card of a check as it stands.</summary>
public sealed record PublishedCard(CardFacts Facts, LegalOrder? Order);
