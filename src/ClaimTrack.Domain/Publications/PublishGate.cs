namespace ClaimTrack.Domain;

/// <summary>The conditions that stand before publication, by name.</summary>
public enum GateName
{
#pragma warning disable CS1591 // each condition carries its own sentence
    Approvals,
    TasksDone,
    MinimumSources,
    PrimarySource,
    ClaimantAsked,
    LinksArchived,
    ClaimReviewed,
    ClaimNotVerdict,
    ClaimShort,
    RatingLabel,
    RatingNumbers,
    Conclusion,
    Explanation,
    Headline,
    ClaimantNamed,
    AppearanceKnown,
    AppearanceElsewhere,
    ClaimBeforeReview,
    OneReviewPerClaim,
    MarkupSound,
    CorrectionKind,
#pragma warning restore CS1591
}

/// <summary>How a condition stands.</summary>
public enum GateState
{
    /// <summary>It holds.</summary>
    Done,
    /// <summary>It does not hold, and publication waits for it.</summary>
    NotYet,
    /// <summary>It does not hold; publication is possible all the same.</summary>
    Warning,
}

/// <summary>Where a condition is mended: the sheet of the claim desk.</summary>
public enum GatePlace
{
#pragma warning disable CS1591
    Claim,
    Evidence,
    Verdict,
    Review,
    Tasks,
#pragma warning restore CS1591
}

/// <summary>One condition of the gate.</summary>
public sealed record GateCondition(GateName Name, GateState State, string Sentence, GatePlace MendAt);

/// <summary>What the gate has to know beyond the claim.</summary>
/// <param name="Now">The instant.</param>
/// <param name="SiteHost">The host name of the public site, or null if unknown.</param>
/// <param name="SameClaimIsLive">Whether another live check of this site reviews the same statement.</param>
public sealed record GateContext(DateTimeOffset Now, string? SiteHost = null, bool SameClaimIsLive = false)
{
    /// <summary>Whether an Admin publishes before the approvals are there.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Why databases of checks would drop or misread the check's data, a sentence each.</summary>
    public IReadOnlyList<string> MarkupFaults { get; init; } = [];
}

/// <summary>The publish gate: the team's policy and what consumers of ClaimReview data refuse, as named conditions.</summary>
public static class PublishGate
{
    /// <summary>Every condition with its state, in the order in which it is shown.</summary>
    public static IReadOnlyList<GateCondition> Check(Claim claim, GateContext context) => [.. Conditions(claim, context)];

    /// <summary>Whether nothing stands in the way.</summary>
    public static bool IsOpen(IEnumerable<GateCondition> conditions) => conditions.All(c => c.State != GateState.NotYet);

    static IEnumerable<GateCondition> Conditions(Claim claim, GateContext context)
    {
        var policy = claim.Team.Policy;
        var draft = claim.CurrentDraft;
        var facts = claim.Facts;

        var approvals = claim.Approvers.Count();
        var votes = $"{approvals} of {claim.ApprovalsNeeded} independent approvals of the current draft";
        yield return context.IsUrgent
            ? Should(GateName.Approvals, approvals >= claim.ApprovalsNeeded, GatePlace.Review, $"{votes}; urgent, the round goes on afterwards")
            : Must(GateName.Approvals, approvals >= claim.ApprovalsNeeded, GatePlace.Review, votes);

        var undone = claim.TasksMissingFor(TaskNeed.Publication).Select(t => t.Facts.Label).ToList();
        yield return Must(GateName.TasksDone, undone.Count == 0, GatePlace.Tasks, undone.Count == 0 ? "Every task done that publication waits for" : $"Tasks done: {string.Join("; ", undone)}");

        yield return Must(GateName.MinimumSources, claim.SourceCount >= policy.MinimumSources, GatePlace.Evidence,
            $"{claim.SourceCount} of at least {policy.MinimumSources} different sources");
        if (policy.PrimarySourceNeeded)
            yield return Must(GateName.PrimarySource, claim.HasPrimaryOrReason, GatePlace.Evidence, "A primary source, or the reason why there is none");
        if (policy.ClaimantAskedNeeded)
            yield return Must(GateName.ClaimantAsked, claim.Reply.AskedOn is not null || claim.Reply.WhyNotAsked is { Length: > 0 }, GatePlace.Evidence,
                "The claimant asked for comment, or the reason why not");
        var bare = claim.CountingEvidence.Count(e => e.LacksArchive);
        yield return policy.EveryLinkArchived
            ? Must(GateName.LinksArchived, bare == 0, GatePlace.Evidence, bare == 0 ? "Every link archived" : $"Every link archived ({bare} missing)")
            : Should(GateName.LinksArchived, bare == 0, GatePlace.Evidence, bare == 0 ? "Every link archived" : $"No archived copy of {bare} linked {(bare == 1 ? "source" : "sources")}");

        yield return Must(GateName.ClaimReviewed, facts.Statement.Length is > 0 and <= ClaimFacts.StatementMax, GatePlace.Claim,
            $"The claim in one line, at most {ClaimFacts.StatementMax} characters");
        yield return Must(GateName.ClaimNotVerdict, !EndsWithRating(facts.Statement, claim.Team.Scale), GatePlace.Claim,
            "The claim states what was claimed, not how it is rated");
        yield return Should(GateName.ClaimShort, facts.Statement.Length <= ClaimFacts.StatementAdvised, GatePlace.Claim,
            $"The claim in at most {ClaimFacts.StatementAdvised} characters, or others will cut it");

        yield return Must(GateName.RatingLabel, draft?.Rating is { Label.Length: > 0 }, GatePlace.Verdict, "A rating");
        if (draft?.Rating is { } rating)
            yield return Must(GateName.RatingNumbers, rating.Value is null or (>= Rating.Worst and <= Rating.Best), GatePlace.Verdict,
                $"The rating's number lies between {Rating.Worst} and {Rating.Best}");
        yield return Must(GateName.Conclusion, draft is { Text.Conclusion.Length: > 0 }, GatePlace.Verdict, "A conclusion that can stand alone");
        yield return Must(GateName.Explanation, draft is { Text.Explanation.Length: > 0 }, GatePlace.Verdict, "An explanation");
        yield return Should(GateName.Headline, draft is { Text.Headline.Length: > 0 }, GatePlace.Verdict, "A headline that says what is true");

        yield return Should(GateName.ClaimantNamed, claim.Claimant is not null || facts.IsUnattributed, GatePlace.Claim,
            "The claimant named, or marked as unattributed");
        yield return Should(GateName.AppearanceKnown, claim.Appearances.Count > 0, GatePlace.Claim, "An article in which the claim appears");
        yield return Should(GateName.AppearanceElsewhere, context.SiteHost is null || !claim.Appearances.Any(a => HostOf(a.Article.Facts.Url) == context.SiteHost),
            GatePlace.Claim, "The claim comes from outside this site");
        yield return Should(GateName.ClaimBeforeReview, facts.ClaimedOn is not { } day || day <= DateOnly.FromDateTime(context.Now.UtcDateTime),
            GatePlace.Claim, "The claim was made before its review");
        yield return Must(GateName.OneReviewPerClaim, !context.SameClaimIsLive, GatePlace.Claim, "No other live check of this site reviews the same claim");
        yield return Must(GateName.MarkupSound, context.MarkupFaults.Count == 0, GatePlace.Claim,
            context.MarkupFaults.Count == 0 ? "Databases of checks can read it" : $"Databases of checks can read it: {string.Join(' ', context.MarkupFaults).TrimEnd('.')}");

        if (claim is { OpenCorrection: { } correction, Check: { } check } && draft?.Rating is { } now)
        {
            var changed = check.Live.Content.Rating.Key != now.Key;
            yield return Must(GateName.CorrectionKind, changed == (correction.Kind == Domain.CorrectionKind.RatingChange), GatePlace.Review,
                changed || correction.Kind != Domain.CorrectionKind.RatingChange
                    ? "A changed rating is announced as a rating change"
                    : "Announced as a rating change, the rating is another one");
        }
    }

    static GateCondition Must(GateName name, bool holds, GatePlace mendAt, string sentence) =>
        new(name, holds ? GateState.Done : GateState.NotYet, sentence, mendAt);

    static GateCondition Should(GateName name, bool holds, GatePlace mendAt, string sentence) =>
        new(name, holds ? GateState.Done : GateState.Warning, sentence, mendAt);

    // "X is false" gives the verdict away where only the claim belongs; the single word "true" inside a claim is fine.
    static bool EndsWithRating(string statement, RatingScale scale)
    {
        var bare = NameKey.Of(statement).TrimEnd('.', '!', '?', '"', '”', '»', ')', ' ');
        return scale.Ratings.Any(r => bare.EndsWith(NameKey.Of(r.Label), StringComparison.Ordinal)
            && (bare.Length == r.Label.Length || !char.IsLetterOrDigit(bare[^(r.Label.Length + 1)])));
    }

    static string? HostOf(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Host : null;
}
