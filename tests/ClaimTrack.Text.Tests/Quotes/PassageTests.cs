namespace ClaimTrack.Text.Tests;

public class PassageTests
{
    static readonly string plain = string.Join('\n', Stories.Harbour);

    [Fact]
    public void A_short_text_is_shown_whole() =>
        Assert.Equal(new Passage("The wall ", "leaks", " badly."), QuoteAnchoring.Context("The wall leaks badly.", 9, 14));

    [Fact]
    public void It_stays_in_the_block_and_its_neighbours()
    {
        var start = plain.IndexOf("We cannot", StringComparison.Ordinal);
        var passage = QuoteAnchoring.Context(plain, start, start + 9, 5_000);
        Assert.Equal(Stories.Harbour[1] + "\n“", passage.Before);
        Assert.EndsWith("\n" + Stories.Harbour[3], passage.After);
    }

    [Fact]
    public void What_is_cut_is_cut_at_a_sentence_or_a_word_and_says_so()
    {
        var start = plain.IndexOf("not counting", StringComparison.Ordinal);
        var passage = QuoteAnchoring.Context(plain, start, start + 12, 60);
        Assert.StartsWith("…", passage.Before);
        Assert.EndsWith("…", passage.After);
        var before = passage.Before[1..];
        Assert.True(plain[plain.IndexOf(before, StringComparison.Ordinal) - 1] is ' ' or '\n', passage.Before);
        Assert.InRange(before.Length, 20, 60);
    }

    [Theory]
    [InlineData(0, 0, 10)]
    [InlineData(0, 8, 0)]
    [InlineData(8, 8, 280)]
    public void Edges_of_the_text_are_no_trouble(int start, int end, int around)
    {
        var passage = QuoteAnchoring.Context("The wall", start, end, around);
        Assert.Equal("The wall"[start..end], passage.Quote);
    }

    [Theory]
    [InlineData(-1, 2, 10)]
    [InlineData(3, 2, 10)]
    [InlineData(0, 9, 10)]
    [InlineData(0, 2, -1)]
    public void Bounds_outside_the_text_are_refused(int start, int end, int around) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => QuoteAnchoring.Context("The wall", start, end, around));

    [Fact]
    public void A_surrogate_pair_is_never_cut()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 500));
        var passage = QuoteAnchoring.Context(text, 500, 502, 101);
        Assert.Equal(text.Substring(500, 2), passage.Quote);
        Assert.True(char.IsHighSurrogate(passage.Before[1]) && char.IsLowSurrogate(passage.After[^2]));
    }
}
