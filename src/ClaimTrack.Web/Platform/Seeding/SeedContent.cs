using ClaimTrack.Domain;

namespace ClaimTrack.Web.Platform.Seeding;

// What a seed file can hold; docs/seed.md explains it. Everything may be absent here, so that what is missing can be named
// by its place in the file.

public sealed record SeedContent
{
    public IReadOnlyList<SeedAccount> Accounts { get; init; } = [];
    public IReadOnlyList<SeedTeam> Teams { get; init; } = [];
}

public sealed record SeedAccount
{
    public string? Email { get; init; }
    public string? Name { get; init; }
    public string? Password { get; init; }
    public bool Administrator { get; init; }
}

public sealed record SeedTeam
{
    public string? Name { get; init; }
    public string? Slug { get; init; }
    public string Language { get; init; } = "en";
    public SeedPolicy? Policy { get; init; }
    public IReadOnlyList<SeedMember> Members { get; init; } = [];
    public IReadOnlyList<SeedClaim> Claims { get; init; } = [];
}

public sealed record SeedPolicy
{
    public int? ApprovalsNeeded { get; init; }
    public bool? BlindVoting { get; init; }
    public int? MinimumSources { get; init; }
    public bool? PrimarySourceNeeded { get; init; }
    public bool? ClaimantAskedNeeded { get; init; }
    public bool? EveryLinkArchived { get; init; }
}

public sealed record SeedMember
{
    public string? Email { get; init; }
    public string? Name { get; init; }
    public string? Password { get; init; }
    public Role? Role { get; init; }
}

public sealed record SeedClaim
{
    public string? Statement { get; init; }
    public string? Claimant { get; init; }
    public ClaimantKind ClaimantKind { get; init; }
    public string? Topic { get; init; }
    public DateOnly? ClaimedOn { get; init; }
    public string? Language { get; init; }
    public ClaimStatus Status { get; init; }
    public string? By { get; init; }
    public SeedArticle? Article { get; init; }
    public IReadOnlyList<SeedEvidence> Evidence { get; init; } = [];
    public SeedReply? Reply { get; init; }
    public SeedVerdict? Verdict { get; init; }
    public IReadOnlyList<string>? ApprovedBy { get; init; }
    public string? PublishedBy { get; init; }
    public DeclineReason? DeclinedFor { get; init; }
    public DateOnly? Until { get; init; }
    public string? Note { get; init; }
}

public sealed record SeedArticle
{
    public string? Title { get; init; }
    public string? Url { get; init; }
    public string? Byline { get; init; }
    public string? Publisher { get; init; }
    public DateOnly? PublishedOn { get; init; }
    public string? Text { get; init; }
    public string? Quote { get; init; }
}

public sealed record SeedEvidence
{
    public string? Title { get; init; }
    public SourceKind Kind { get; init; } = SourceKind.Document;
    public string? Publisher { get; init; }
    public DateOnly? PublishedOn { get; init; }
    public string? Url { get; init; }
    public Stance Stance { get; init; } = Stance.Context;
    public bool Primary { get; init; }
    public string? Quote { get; init; }
    public string? Locator { get; init; }
    public string? Note { get; init; }
    public DateOnly? AccessedOn { get; init; }
    public string? ArchivedUrl { get; init; }
    public string? By { get; init; }
}

public sealed record SeedReply
{
    public DateOnly? AskedOn { get; init; }
    public string? WhyNotAsked { get; init; }
    public string? Text { get; init; }
    public string? WhyNoPrimarySource { get; init; }
}

public sealed record SeedVerdict
{
    public string? Rating { get; init; }
    public string? Headline { get; init; }
    public string? Standfirst { get; init; }
    public string? Conclusion { get; init; }
    public string? InShort { get; init; }
    public string? Explanation { get; init; }
    public string? By { get; init; }
}
