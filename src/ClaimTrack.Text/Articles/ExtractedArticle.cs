namespace ClaimTrack.Text;

/// <summary>What could be read of an article from a page or from pasted text. Whatever was not found is null.</summary>
/// <param name="Title">The headline, one line of plain text.</param>
/// <param name="Byline">The authors' names as printed, without "By".</param>
/// <param name="Publisher">Who first published it; for a syndicated copy that says so, the original publisher.</param>
/// <param name="PublishedOn">The date of publication as the page states it, in the page's own time zone.</param>
/// <param name="Language">BCP 47 tag, as the page declares it or else as detected from the text.</param>
/// <param name="CanonicalUrl">Absolute http or https address the page names as its own.</param>
/// <param name="Text">The main text; <see cref="ArticleText.Empty"/> when the page has no article.</param>
public sealed record ExtractedArticle(
    string? Title, string? Byline, string? Publisher, DateOnly? PublishedOn, string? Language, string? CanonicalUrl, ArticleText Text);
