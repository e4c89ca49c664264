namespace ClaimTrack.Text;

/// <summary>Reads an article out of lines: a head with the title, a body of running text, and the site's matter after it.</summary>
static class PastedReader
{
    const int LongestInput = ArticleExtractor.MaxPageLength;
    const int TitleWords = 4;
    const int StandfirstWords = 8;
    const int LongestDateLine = 80;

    // Credits follow the end of the body at once; further down they belong to other articles.
    const int CreditLines = 4;

    public static ExtractedArticle Read(string text)
    {
        var lines = PastedLines.Of(text.Length > LongestInput ? text[..LongestInput] : text);
        var firstBody = lines.FindIndex(line => Paragraphs.IsRunningText(line) && !Furniture.IsLabel(line) && Origin.On(line) is null && Bylines.On(line) is null);
        if (firstBody < 0) return WithoutRunningText(lines);

        var titleAt = TitleAt(lines, firstBody);
        var (body, end) = PastedBody.Read(lines, firstBody);
        var standfirst = titleAt < 0 ? [] : lines[(titleAt + 1)..firstBody]
            .Where(line => IsSubstance(line) && Paragraphs.Words(line) >= StandfirstWords)
            .Select(line => (Kind: 'p', Text: line));
        var article = ArticleText.Of([.. standfirst, .. body]);

        var near = lines[..Math.Min(lines.Count, end + CreditLines)];
        return new ExtractedArticle(
            titleAt < 0 ? null : lines[titleAt],
            near.Select(Bylines.On).OfType<string>().FirstOrDefault() ?? near.Select(Bylines.InCredit).OfType<string>().FirstOrDefault(),
            PublisherOf(lines, near, body),
            near.Where(line => line.Length <= LongestDateLine && !Paragraphs.IsRunningText(line) && line != lines[Math.Max(0, titleAt)])
                .Select(PrintedDate.In).FirstOrDefault(date => date is not null),
            LanguageDetector.Detect(article.Plain),
            CanonicalUrl: null,
            article);
    }

    static int TitleAt(List<string> lines, int firstBody)
    {
        var heads = Enumerable.Range(0, firstBody).Where(i => IsSubstance(lines[i])).ToList();
        foreach (var i in heads)
            if (Paragraphs.Words(lines[i]) >= TitleWords) return i;
        // A short title stands last before the body; above it are the entries of a menu.
        return heads.Count > 0 ? heads[^1] : -1;
    }

    static bool IsSubstance(string line) =>
        !Furniture.IsLabel(line) && !Furniture.HeadsLinks(line) && Bylines.On(line) is null && Origin.On(line) is null
        && !(PrintedDate.In(line) is not null && Paragraphs.Words(line) <= 8);

    static string? PublisherOf(List<string> lines, List<string> near, List<(char Kind, string Text)> body)
    {
        if (Origin.NamedIn(near) is { } origin) return Origin.Spelled(origin, lines);
        return lines.Select(Furniture.NameOnLogo).OfType<string>().FirstOrDefault() ?? Datelines.AgencyIn(body.Take(2).Select(block => block.Text));
    }

    // A heading and a few short lines, or one line: whoever pasted it meant it.
    static ExtractedArticle WithoutRunningText(List<string> lines)
    {
        var kept = lines.FindAll(IsSubstance);
        var title = kept.Count > 1 ? kept[0] : null;
        var article = ArticleText.Of(kept.Skip(title is null ? 0 : 1).Select(line => ('p', line)));
        return new ExtractedArticle(title, lines.Select(Bylines.On).OfType<string>().FirstOrDefault(), null, null,
            LanguageDetector.Detect(article.Plain), CanonicalUrl: null, article);
    }
}
