namespace ClaimTrack.Text.Tests;

public class FindTests
{
    static readonly string plain = string.Join('\n', Stories.Harbour);

    [Theory]
    [InlineData("We cannot wait for another winter")]
    [InlineData("“We cannot wait for another winter,”")]
    [InlineData("\"We cannot wait for another winter,\"")]
    [InlineData("'We  cannot\n wait\u00A0for another\u200B winter'")]
    [InlineData("„We cannot wait for another winter“")]
    public void A_quote_is_found_however_its_marks_and_spaces_were_typed(string typed)
    {
        var found = QuoteAnchoring.Find(plain, typed);
        Assert.Equal(1, found.Occurrences);
        Assert.Contains("We cannot wait for another winter", found.Anchor!.Exact);
        Assert.Equal(plain[found.Anchor.Start..found.Anchor.End], found.Anchor.Exact);
    }

    [Fact]
    public void Dashes_and_ellipses_are_levelled_and_map_back_to_the_text()
    {
        var found = QuoteAnchoring.Find("He said… well – “it’s over” – and left.", "said... well - \"it's over\" - and");
        Assert.Equal("said… well – “it’s over” – and", found.Anchor!.Exact);
    }

    [Fact]
    public void A_quote_may_run_over_the_end_of_a_paragraph() =>
        Assert.NotNull(QuoteAnchoring.Find(plain, "the storms of last winter. Engineers told the meeting").Anchor);

    [Fact]
    public void Of_several_places_the_first_is_taken_and_all_are_counted()
    {
        var found = QuoteAnchoring.Find("A wall. The wall. Our wall. Wallpaper.", "wall");
        Assert.Equal((3, 2), (found.Occurrences, found.Anchor!.Start));
    }

    [Fact]
    public void Part_of_a_word_counts_only_when_no_whole_word_does()
    {
        Assert.Equal(5, QuoteAnchoring.Find("mart art", "art").Anchor!.Start);
        Assert.Equal(1, QuoteAnchoring.Find("mart", "art").Anchor!.Start);
    }

    [Fact]
    public void A_quote_that_is_not_there_brings_the_passages_most_like_it()
    {
        var found = QuoteAnchoring.Find(plain, "Engineers told the council that 421 metres of the wall are unsafe");
        Assert.Null(found.Anchor);
        Assert.Equal(0, found.Occurrences);
        Assert.Equal("Engineers told the meeting that 412 metres of the wall are unsafe", found.Nearest[0].Text);
        Assert.InRange(found.Nearest[0].Similarity, 0.8, 0.99);
        Assert.InRange(found.Nearest.Count, 1, 3);
    }

    [Fact]
    public void Letter_case_makes_a_different_quote_but_a_near_one()
    {
        var found = QuoteAnchoring.Find(plain, "we cannot wait");
        Assert.Null(found.Anchor);
        Assert.Equal("We cannot wait", found.Nearest[0].Text);
    }

    [Theory]
    [InlineData("", "wall")]
    [InlineData("The wall", "")]
    [InlineData("The wall", " “” ")]
    [InlineData("The wall", "entirely different words about something else")]
    public void Nothing_like_it_is_nothing(string text, string quote)
    {
        var found = QuoteAnchoring.Find(text, quote);
        Assert.Null(found.Anchor);
        Assert.Empty(found.Nearest);
    }

    [Fact]
    public void Half_a_surrogate_pair_in_the_quote_is_no_trouble() => Assert.Equal(4, QuoteAnchoring.Find("The wall", "wa\uD800ll").Anchor!.Start);

    [Fact]
    public void The_longest_text_and_a_long_quote_are_searched_whole()
    {
        var random = new Random(5);
        var text = string.Join('\n', Enumerable.Range(0, 900).Select(_ => Stories.Paragraph(random, 6)));
        text = text[..Math.Min(text.Length, PlainText.MaxLength)];
        var quote = text.Substring(300_000, 2_000).Replace("the", "that", StringComparison.Ordinal);
        var found = QuoteAnchoring.Find(text, quote);
        Assert.Null(found.Anchor);
        Assert.InRange(found.Nearest[0].Start, 299_950, 300_050);
    }
}
