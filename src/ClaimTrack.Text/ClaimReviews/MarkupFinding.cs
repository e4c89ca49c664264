namespace ClaimTrack.Text;

/// <summary>How bad a finding is.</summary>
public enum MarkupSeverity
{
    /// <summary>Readers of the data drop the review or get it wrong.</summary>
    Error,
    /// <summary>The review is read, and could say more or be misread.</summary>
    Warning,
}

/// <summary>What is wrong with ClaimReview markup.</summary>
/// <param name="Line">The line in the markup, counted from 1.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Rule">The property that the rule is about, such as <c>reviewRating.alternateName</c>.</param>
/// <param name="Sentence">What was found.</param>
/// <param name="Remedy">What to do.</param>
public sealed record MarkupFinding(int Line, MarkupSeverity Severity, string Rule, string Sentence, string Remedy);

/// <summary>What was found in a page or a block of markup.</summary>
/// <param name="Reviews">How many ClaimReviews there are.</param>
/// <param name="Findings">What is wrong, in the order of the lines.</param>
public sealed record MarkupReport(int Reviews, IReadOnlyList<MarkupFinding> Findings)
{
    /// <summary>Whether nothing keeps readers of the data from taking it.</summary>
    public bool IsSound => Reviews > 0 && Findings.All(f => f.Severity != MarkupSeverity.Error);
}
