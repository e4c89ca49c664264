namespace ClaimTrack.Domain;

// What readers are told of the team itself. Earlier versions stay, as they do of checks.
public sealed partial class Team
{
    readonly List<TeamPage> _pages = [];

    /// <summary>Every version of every page.</summary>
    public IReadOnlyList<TeamPage> Pages => _pages;

    /// <summary>The newest version of a page; null while there is none.</summary>
    public TeamPage? Page(PageKind kind) => _pages.Where(p => p.Kind == kind).MaxBy(p => p.Number);

    /// <summary>Publishes a page anew.</summary>
    /// <param name="kind">Which page.</param>
    /// <param name="text">What it is to say, in Markdown.</param>
    /// <param name="by">An Admin.</param>
    /// <param name="now">The instant.</param>
    /// <remarks>Needs the team with the versions of this page.</remarks>
    /// <exception cref="RefusedException">The member may not, the text is blank or too long, or it says what it said.</exception>
    public TeamPage PublishPage(PageKind kind, string? text, Member by, DateTimeOffset now)
    {
        Demand(by, Permission.KeepPages);
        if (string.IsNullOrWhiteSpace(text) || text.Length > TeamPage.TextMax)
            throw new RefusedException(Rule.PageUnfit, $"Write something, in at most {TeamPage.TextMax} characters.");
        if (Page(kind) is { } before && before.Text == text) throw new RefusedException(Rule.NothingChanged, $"The page says this already, in version {before.Number}.");
        var page = new TeamPage(kind, 1 + (Page(kind)?.Number ?? 0), text, by, now);
        _pages.Add(page);
        Record(EventKind.PagePublished, by, now, $"“{kind}”, version {page.Number}");
        return page;
    }
}
