using ClaimTrack.Domain;

namespace ClaimTrack.Web.Features.Pages;

/// <summary>What the team is told of its pages for readers.</summary>
static class PageWords
{
    /// <summary>What a page is called.</summary>
    public static string Name(PageKind kind) => kind switch
    {
        PageKind.Method => "Method",
        PageKind.Team => "Team",
        PageKind.Ratings => "Ratings",
        PageKind.Funding => "Funding",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What belongs on it.</summary>
    public static string Hint(PageKind kind) => kind switch
    {
        PageKind.Method => "How claims are chosen, checked, reviewed and corrected.",
        PageKind.Team => "Who works here, what they know, and how to reach them.",
        PageKind.Ratings => "How a rating is chosen. The scale itself stands above the text, from the team’s settings.",
        PageKind.Funding => "Who pays, how much of it, and what they may not ask for.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The headings to begin with where nothing was written yet: for the method, what the five commitments of the
    /// International Fact-Checking Network ask of it.</summary>
    public static string Start(PageKind kind) => kind switch
    {
        PageKind.Method => """
            ## The same measure for everybody

            How you choose claims, and how you see to it that no side is checked more gently than another.

            ## Sources that readers can check

            What counts as a source, how many you need, and when one stays unnamed.

            ## Who stands behind the work

            Who owns and pays for the desk, in short; the rest stands under Funding and Team.

            ## How a claim is checked

            From choosing it to publishing the verdict: who does what, and who must agree.

            ## Mistakes, put right in the open

            How readers tell you of one, how soon you answer, and how a correction is shown.
            """,
        PageKind.Team => """
            ## Who we are

            ## How to reach us
            """,
        PageKind.Ratings => """
            ## How we choose a rating
            """,
        PageKind.Funding => """
            ## Where the money comes from

            ## What it does not buy
            """,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
