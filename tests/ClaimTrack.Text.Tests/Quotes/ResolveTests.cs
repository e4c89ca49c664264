namespace ClaimTrack.Text.Tests;

public class ResolveTests
{
    static readonly string plain = string.Join('\n', Stories.Harbour);

    static QuoteAnchor Anchor(string text, string exact)
    {
        var start = text.IndexOf(exact, StringComparison.Ordinal);
        return QuoteAnchoring.Describe(text, start, start + exact.Length);
    }

    [Fact]
    public void Edits_elsewhere_leave_it_anchored_at_its_new_place()
    {
        var later = "A correction was added on Friday.\n" + plain.Replace("Ida Brandt", "Ida Brandt-Oye", StringComparison.Ordinal);
        var found = QuoteAnchoring.Resolve(Anchor(plain, "repairs would cost about 38 million crowns"), later);
        Assert.Equal(AnchorState.Anchored, found.State);
        Assert.Equal("repairs would cost about 38 million crowns", later[found.Start!.Value..found.End!.Value]);
        Assert.Equal(1, found.Similarity);
    }

    [Fact]
    public void Other_quotation_marks_and_dashes_are_no_change()
    {
        var later = plain.Replace('“', '"').Replace("”", "\"", StringComparison.Ordinal);
        Assert.Equal(AnchorState.Anchored, QuoteAnchoring.Resolve(Anchor(plain, "“We cannot wait for another winter,” said the mayor"), later).State);
    }

    [Theory]
    [InlineData("all applications are read", "not all applications are read", "A spokesman said only that all applications are read in the order")]
    [InlineData("are unsafe", "are not unsafe", "412 metres of the wall are unsafe, and that repairs")]
    [InlineData("voted on Tuesday", "voted not on Tuesday", "The council of Port Aldern voted on Tuesday to rebuild the eastern harbour wall")]
    [InlineData("38 million", "138 million", "repairs would cost about 38 million crowns over four years")]
    [InlineData("61 million", "61.5 million", "puts the cost at 61 million crowns, not counting")]
    public void One_small_word_or_figure_is_a_change(string old, string now, string quote)
    {
        var found = QuoteAnchoring.Resolve(Anchor(plain, quote), plain.Replace(old, now, StringComparison.Ordinal));
        Assert.Equal(AnchorState.Changed, found.State);
        Assert.InRange(found.Similarity, 0.7, 0.999);
    }

    [Fact]
    public void Not_put_into_any_gap_of_any_quote_is_never_anchored()
    {
        foreach (var paragraph in Stories.Harbour)
        {
            var anchor = Anchor(plain, paragraph);
            for (var gap = paragraph.IndexOf(' '); gap >= 0; gap = paragraph.IndexOf(' ', gap + 1))
            {
                var later = plain.Replace(paragraph, paragraph.Insert(gap, " not"), StringComparison.Ordinal);
                Assert.Equal(AnchorState.Changed, QuoteAnchoring.Resolve(anchor, later).State);
            }
        }
    }

    [Theory]
    [InlineData("The network is lawful in every part.", "lawful", "The network is unlawful in every part.")]
    [InlineData("A partisan board decided it.", "partisan", "A non-partisan board decided it.")]
    [InlineData("He said he can pay the fine.", "he can", "He said he can’t pay the fine.")]
    [InlineData("It cost 5 million crowns.", "5 million crowns", "It cost 1.5 million crowns.")]
    [InlineData("It cost 8,000 crowns.", "8,000 crowns", "It cost 18,000 crowns.")]
    public void A_quote_inside_a_longer_word_is_not_the_quote(string text, string quote, string later) =>
        Assert.NotEqual(AnchorState.Anchored, QuoteAnchoring.Resolve(Anchor(text, quote), later).State);

    [Fact]
    public void A_removed_sentence_is_missing()
    {
        const string sentence = "A report by the shipping guild puts the cost at 61 million crowns, not counting the crane rails.";
        var found = QuoteAnchoring.Resolve(Anchor(plain, sentence), plain.Replace(sentence, "", StringComparison.Ordinal));
        Assert.Equal((AnchorState.Missing, null, null), (found.State, found.Start, found.End));
    }

    [Fact]
    public void The_twin_of_a_removed_quote_is_not_taken_for_it()
    {
        const string twin = "The ministry did not answer our questions.";
        var random = new Random(9);
        string[] blocks = [Stories.Paragraph(random, 3), twin, Stories.Paragraph(random, 3), Stories.Paragraph(random, 3), twin, Stories.Paragraph(random, 3)];
        var text = string.Join('\n', blocks);
        var start = text.LastIndexOf(twin, StringComparison.Ordinal);
        var anchor = QuoteAnchoring.Describe(text, start, start + twin.Length);
        Assert.Equal(start, QuoteAnchoring.Resolve(anchor, text).Start);
        var later = string.Join('\n', [.. blocks[..4], blocks[5]]);
        Assert.Equal(AnchorState.Uncertain, QuoteAnchoring.Resolve(anchor, later).State);
    }

    [Fact]
    public void A_long_quote_is_known_even_where_everything_around_it_was_rewritten()
    {
        var random = new Random(2);
        var later = Stories.Paragraph(random, 4) + "\n" + Stories.Harbour[1] + "\n" + Stories.Paragraph(random, 4);
        Assert.Equal(AnchorState.Anchored, QuoteAnchoring.Resolve(Anchor(plain, Stories.Harbour[1]), later).State);
    }

    [Fact]
    public void In_an_empty_text_everything_is_missing() =>
        Assert.Equal(AnchorState.Missing, QuoteAnchoring.Resolve(Anchor(plain, "412 metres"), "").State);

    [Fact]
    public void An_anchor_without_a_quote_is_refused() =>
        Assert.Throws<ArgumentException>(() => QuoteAnchoring.Resolve(new QuoteAnchor(" ", "a", "b", 0, 1), "text"));

    [Fact]
    public void A_quote_longer_than_one_search_is_found_changed()
    {
        var random = new Random(4);
        var text = string.Join('\n', Enumerable.Range(0, 60).Select(_ => Stories.Paragraph(random, 5)));
        var anchor = QuoteAnchoring.Describe(text, 5_000, 12_000);
        var later = "New first line.\n" + text.Insert(8_000, " not").Insert(5_400, " never");
        var found = QuoteAnchoring.Resolve(anchor, later);
        Assert.Equal(AnchorState.Changed, found.State);
        Assert.InRange(found.Start!.Value, 5_000, 5_040);
    }

    [Fact]
    public void A_text_of_one_sentence_over_and_over_is_never_guessed()
    {
        var text = string.Join('\n', Enumerable.Repeat(Stories.Harbour[3], 400));
        var anchor = QuoteAnchoring.Describe(text, 20_000, 20_060);
        Assert.NotEqual(AnchorState.Missing, QuoteAnchoring.Resolve(anchor, text + "\nAnd that was all.").State);
        Assert.NotEqual(AnchorState.Anchored, QuoteAnchoring.Resolve(anchor, text.Replace("61", "62", StringComparison.Ordinal) + text).State);
    }
}
