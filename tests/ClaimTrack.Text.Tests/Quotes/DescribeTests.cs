namespace ClaimTrack.Text.Tests;

public class DescribeTests
{
    static readonly string plain = string.Join('\n', Stories.Harbour);

    [Fact]
    public void A_selection_is_described_by_its_words_its_place_and_whole_words_around_it()
    {
        var start = plain.IndexOf("412 metres", StringComparison.Ordinal);
        var anchor = QuoteAnchoring.Describe(plain, start, start + 10);
        Assert.Equal(new QuoteAnchor("412 metres", "Engineers told the meeting that ", " of the wall are unsafe, and that", start, start + 10), anchor);
    }

    [Fact]
    public void White_space_at_the_ends_is_left_out()
    {
        var start = plain.IndexOf(" cannot ", StringComparison.Ordinal);
        Assert.Equal("cannot", QuoteAnchoring.Describe(plain, start, start + 8).Exact);
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(0, 100_000)]
    [InlineData(5, 4)]
    [InlineData(4, 4)]
    [InlineData(3, 4)]
    public void Bounds_that_select_nothing_are_refused(int start, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => QuoteAnchoring.Describe("The wall", start, end));

    [Theory]
    [InlineData("a 👩\u200D👧 b", 3, 5, "👩\u200D👧")]
    [InlineData("x 😀 y", 3, 4, "😀")]
    [InlineData("q\u0323x", 1, 2, "q\u0323")]
    [InlineData("नि है", 1, 2, "नि")]
    public void A_grapheme_is_never_split(string text, int start, int end, string exact) =>
        Assert.Equal(exact, QuoteAnchoring.Describe(text, start, end).Exact);

    [Fact]
    public void A_repeated_quote_gets_context_until_it_is_unique()
    {
        var text = string.Join('\n', Enumerable.Range(1, 30).Select(i => $"In chapter {i} the council, after long and careful deliberation behind closed doors, agreed to nothing at all."));
        var start = text.LastIndexOf("agreed to nothing", StringComparison.Ordinal);
        var anchor = QuoteAnchoring.Describe(text, start, start + 17);
        Assert.StartsWith("30 the council", anchor.Prefix);
        Assert.Equal(start, text.IndexOf(anchor.Prefix + anchor.Exact + anchor.Suffix, StringComparison.Ordinal) + anchor.Prefix.Length);
    }

    [Fact]
    public void Endless_repetition_ends_at_the_longest_context()
    {
        var text = new string('a', 100_000);
        var anchor = QuoteAnchoring.Describe(text, 50_000, 50_001);
        Assert.InRange(anchor.Prefix.Length, AnchorThresholds.MaxContext, AnchorThresholds.MaxContext + 64);
    }

    [Fact]
    public void Text_without_spaces_is_cut_between_characters()
    {
        var text = string.Concat(Enumerable.Range(0, 400).Select(i => (char)('一' + i)));
        var anchor = QuoteAnchoring.Describe(text, 100, 110);
        Assert.Equal((32, 32), (anchor.Prefix.Length, anchor.Suffix.Length));
    }

    [Fact]
    public void Every_selection_of_a_text_is_found_again_in_it()
    {
        var random = new Random(3);
        var text = string.Join('\n', Stories.Document(random)) + "\nقال المجلس إن الجدار 😀 سيعاد بناؤه.\n市议会周二投票决定重建港口。";
        for (var round = 0; round < 1_500; round++)
        {
            var start = random.Next(text.Length - 1);
            var end = Math.Min(text.Length, start + random.Next(1, 300));
            if (string.IsNullOrWhiteSpace(text[start..end])) continue;
            var anchor = QuoteAnchoring.Describe(text, start, end);
            Assert.Equal(text[anchor.Start..anchor.End], anchor.Exact);
            var found = QuoteAnchoring.Resolve(anchor, text);
            Assert.Equal((AnchorState.Anchored, anchor.Start, anchor.End), (found.State, found.Start, found.End));
        }
    }
}
