using System.Text;

namespace ClaimTrack.Text.Tests;

public class PlainTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\r\n \u00A0 ", "")]
    [InlineData("one\u00A0 \t two", "one two")]
    [InlineData("one\r\n\r\n  two\u2028three\u2029four", "one\ntwo\nthree\nfour")]
    [InlineData("tele\u00ADphone\u200B wire\uFEFF\u2060", "telephone wire")]
    [InlineData("e\u0301t\u0065\u0301", "été")]
    [InlineData("a\0b\u0007c\u001Bd", "abcd")]
    [InlineData("safe\u202Egnp.exe\u202C \u2066ok\u2069", "safegnp.exe ok")]
    [InlineData("a\uFFFEb\uFDD0c", "abc")]
    [InlineData("\uFE0F\n \uFE0F\nx", "x")]
    public void It_keeps_what_is_seen_and_nothing_else(string given, string plain) => Assert.Equal(plain, PlainText.Normalise(given));

    // Not in the table above: an attribute's string is stored as UTF-8 and cannot hold half a pair.
    [Fact]
    public void Halves_of_surrogate_pairs_are_removed() => Assert.Equal("xy😀z", PlainText.Normalise("x\uD800y\uDC00\uD83D\uDE00z\uD83D"));

    [Fact]
    public void A_family_of_emoji_stays_one_family_and_a_stray_joiner_goes()
    {
        Assert.Equal("👩\u200D👧 here", PlainText.Normalise("👩\u200D👧 he\u200Dre\u200D"));
        Assert.Equal("🏳\uFE0F\u200D🌈", PlainText.Normalise("🏳\uFE0F\u200D🌈\u200D"));
    }

    [Fact]
    public void Persian_keeps_its_non_joiner_and_Hindi_its_joiner()
    {
        Assert.Equal("می\u200Cخواهم", PlainText.Normalise("می\u200C\u200Cخواهم"));
        Assert.Equal("क्\u200Dष", PlainText.Normalise("क्\u200Dष"));
        Assert.Equal("word", PlainText.Normalise("wo\u200Crd"));
    }

    [Fact]
    public void The_flag_of_Wales_keeps_its_tags_but_tags_hide_no_text_elsewhere()
    {
        var wales = "🏴" + string.Concat("gbwls".Select(c => char.ConvertFromUtf32(0xE0000 + c))) + char.ConvertFromUtf32(0xE007F);
        Assert.Equal(wales, PlainText.Normalise(wales));
        Assert.Equal("plain", PlainText.Normalise("pl" + string.Concat("secret".Select(c => char.ConvertFromUtf32(0xE0000 + c))) + "ain"));
    }

    [Fact]
    public void A_tower_of_marks_is_cut_to_thirty()
    {
        var plain = PlainText.Normalise("h" + string.Concat(Enumerable.Repeat("\u0316\u0301", 50_000)) + "i");
        Assert.True(plain.Length <= 33, $"{plain.Length} units are left");
        Assert.EndsWith("i", plain);
    }

    [Fact]
    public void Normalising_twice_changes_nothing_and_always_gives_whole_lines()
    {
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++)
        {
            var given = RandomText.Of(random, random.Next(0, 24));
            var once = PlainText.Normalise(given);
            Assert.Equal(once, PlainText.Normalise(once));
            Assert.True(once.IsNormalized(NormalizationForm.FormC));
            Assert.DoesNotContain("\n\n", once, StringComparison.Ordinal);
            Assert.Equal(once.Trim(), once);
        }
    }

    [Fact]
    public void A_hundred_thousand_characters_of_one_line_stay_one_line()
    {
        var line = string.Concat(Enumerable.Repeat("long line ", 10_000));
        Assert.Equal(line.TrimEnd(), PlainText.Normalise(line));
    }
}
