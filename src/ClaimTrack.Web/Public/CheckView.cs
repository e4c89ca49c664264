using ClaimTrack.Domain;
using ClaimTrack.Text;
using ClaimTrack.Web.Platform.Tongues;
using ClaimTrack.Web.Public.Names;

namespace ClaimTrack.Web.Public;

/// <summary>As what a check's text is shown.</summary>
public enum Showing
{
    /// <summary>What readers get.</summary>
    Live,
    /// <summary>A version that is no longer the newest.</summary>
    Old,
    /// <summary>What would be published now.</summary>
    Preview,
    /// <summary>Taken back.</summary>
    Retracted,
}

/// <summary>A check in a list beside another.</summary>
public sealed record CheckCard(int Number, string Slug, DateTimeOffset UpdatedAt, CheckContent Content, string? TopicSlug, string? ClaimantSlug)
{
    /// <summary>The path of its topic's page, under the name that the topic has now.</summary>
    public string? TopicPath => NameAddress.OfTopic(TopicSlug);

    /// <summary>The path of its claimant's page, under the name that the claimant has now.</summary>
    public string? PersonPath => NameAddress.OfPerson(ClaimantSlug);

    /// <summary>Its path.</summary>
    public string Path => CheckAddress.Of(Number, Slug);
}

/// <summary>Everything that a page shows of one version of a check.</summary>
public sealed record CheckView
{
    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>The newsroom.</summary>
    public required string Team { get; init; }

    /// <summary>What it says.</summary>
    public required CheckContent Content { get; init; }

    /// <summary>As what it is shown.</summary>
    public required Showing Showing { get; init; }

    /// <summary>Its address, absolute.</summary>
    public required string Url { get; init; }

    /// <summary>Its path.</summary>
    public required string Path { get; init; }

    /// <summary>The part of an address that its topic has now; null where a version shows another name, or nothing is published.</summary>
    public string? TopicSlug { get; init; }

    /// <summary>The same of its claimant.</summary>
    public string? ClaimantSlug { get; init; }

    /// <summary>The path of its topic's page.</summary>
    public string? TopicPath => NameAddress.OfTopic(TopicSlug ?? Slug.From(Content.Topic ?? ""));

    /// <summary>The path of its claimant's page.</summary>
    public string? PersonPath => NameAddress.OfPerson(ClaimantSlug ?? Slug.From(Content.Claimant?.Name ?? ""));

    /// <summary>The version shown.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When the check first came out; null in a preview of one that never did.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When the version shown came out.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Every public change, newest first, the first publication last.</summary>
    public IReadOnlyList<CheckChange> Changes { get; init; } = [];

    /// <summary>Other claims of the same article.</summary>
    public IReadOnlyList<CheckCard> SameArticle { get; init; } = [];

    /// <summary>Other checks on the topic.</summary>
    public IReadOnlyList<CheckCard> Related { get; init; } = [];

    /// <summary>The checks that say the same in other languages, the original first; none where this text is not what readers get.</summary>
    public IReadOnlyList<TranslatedCheck> Translations { get; init; } = [];

    /// <summary>"en" on the site's own words where the check is in another language.</summary>
    public string? Chrome => Tongue.Chrome(Content.Language);

    /// <summary>"auto" on whole sentences of the site's own on a page that runs from the right.</summary>
    public string? ChromeDirection => Tongue.IsRightToLeft(Content.Language) == Tongue.IsRightToLeft(SiteTongues.Current) ? null : "auto";

    /// <summary>The latest correction that a reader should know of before reading on.</summary>
    public CheckChange? Latest => Changes is [{ Kind: not null } latest, ..] ? latest : null;

    /// <summary>The retraction.</summary>
    public CheckChange? Retraction => Changes.FirstOrDefault(c => c.Kind == CorrectionKind.Retraction);

    /// <summary>How long the text takes to read.</summary>
    public int Minutes => ReadingTime.Minutes(string.Join('\n', Content.Title, Content.Verdict.Standfirst, Content.Verdict.Conclusion, Content.Verdict.InShort, Content.Verdict.Explanation));

    /// <summary>The main points.</summary>
    public IReadOnlyList<string> InShort => Content.Verdict.InShort.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The check as it would be if it went out now, without what stands beside it.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="content">What would be published.</param>
    /// <param name="site">The site's address without a slash at its end.</param>
    /// <param name="now">The instant.</param>
    public static CheckView Before(Claim claim, CheckContent content, string site, DateTimeOffset now)
    {
        var path = CheckAddress.Of(claim.Id, Slug.From(content.Title, Check.SlugMax));
        return new()
        {
            Number = claim.Id,
            Team = claim.Team.Name,
            Content = content,
            Showing = Showing.Preview,
            Path = path,
            Url = site + path,
            Version = (claim.Check?.Versions.Count ?? 0) + 1,
            PublishedAt = claim.Check?.FirstPublishedAt ?? now,
            UpdatedAt = now,
        };
    }

    /// <summary>The address if it is one that a browser can be sent to, else null.</summary>
    public static string? WebLink(string? url) => url is not null && Platform.Forms.Rules.IsWebAddress(url) ? url : null;
}
