namespace ClaimTrack.Text;

/// <summary>
/// Takes from the main text of a page what the page's templates put into it: dates and names above the first
/// paragraph, buttons and links to other articles between, tags and calls to follow below the last.
/// </summary>
static class PageTrim
{
    const int StandfirstWords = 8;
    const int LabelWords = 3;

    // Short lines further down are a programme, a table of results, a list of the article's own.
    const int HeadLines = 6;

    public static List<(char Kind, string Text)> Of(List<(char Kind, string Text)> blocks)
    {
        var first = blocks.FindIndex(IsBody);
        var last = blocks.FindLastIndex(IsBody);
        if (first < 0) return blocks;

        var kept = new List<(char Kind, string Text)>();
        var underLinks = false;
        foreach (var (i, block) in blocks.Index())
        {
            // Links to other articles end at the next sentence; a list of them has none.
            underLinks = Furniture.HeadsLinks(block.Text) || (underLinks && !SentenceMarks.EndSentence(block.Text));
            if (underLinks || Furniture.IsLabel(block.Text)) continue;
            if (i < first && (i < HeadLines || block.Kind == 'l') && !IsStandfirst(block.Text)) continue;
            if (i > last && Furniture.EndsArticle(block.Text)) break;
            if (i > last && block.Kind is not ('l' or 'q') && Paragraphs.Words(block.Text) <= LabelWords && !SentenceMarks.EndSentence(block.Text)) continue;
            if (Bylines.On(block.Text) is not null) continue;
            kept.Add(block);
        }
        while (kept.Count > 0 && kept[^1].Kind == 'h') kept.RemoveAt(kept.Count - 1);
        return kept;
    }

    static bool IsBody((char Kind, string Text) block) =>
        block.Kind != 'h' && Paragraphs.IsRunningText(block.Text) && !Furniture.IsLabel(block.Text);

    static bool IsStandfirst(string text) =>
        (Paragraphs.Words(text) >= StandfirstWords || SentenceMarks.EndSentence(text)) && !IsDateOrCredit(text);

    static bool IsDateOrCredit(string text) =>
        Bylines.On(text) is not null || Bylines.InCredit(text) is not null
        || (Paragraphs.Words(text) <= 12 && !SentenceMarks.EndSentence(text) && PrintedDate.In(text) is not null);
}
