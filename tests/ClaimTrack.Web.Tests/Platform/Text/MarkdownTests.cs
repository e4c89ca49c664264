using System.Text.Encodings.Web;
using ClaimTrack.Web.Platform.Text;

namespace ClaimTrack.Web.Tests.Platform.Text;

public class MarkdownTests
{
    static string Html(string markdown)
    {
        using var text = new StringWriter();
        Markdown.ToHtml(markdown).WriteTo(text, HtmlEncoder.Default);
        return text.ToString();
    }

    public static TheoryData<string> TooMuch => new()
    {
        new string('[', 500), string.Concat(Enumerable.Repeat("![", 400)), string.Concat(Enumerable.Repeat("[a ", 400)), new string('>', 500) + " x",
        string.Concat(Enumerable.Repeat("|a", 200)) + "\n" + string.Concat(Enumerable.Repeat("|-", 200)) + "\n" + string.Concat(Enumerable.Repeat("|\n", 4500)),
    };

    [Theory, MemberData(nameof(TooMuch))]
    public void What_lies_too_deep_or_grows_too_large_is_shown_as_it_was_written(string markdown)
    {
        Assert.False(Markdown.CanRead(markdown));
        Assert.Equal($"<pre>{System.Net.WebUtility.HtmlEncode(markdown)}</pre>", Html(markdown));
        Assert.Equal(markdown, Markdown.ToPlain(markdown));
    }

    [Fact]
    public void A_table_that_somebody_can_read_is_one()
    {
        var markdown = "|Year|Support|\n|-|-|\n" + string.Concat(Enumerable.Range(1900, 126).Select(year => $"|{year}|{year * 7}|\n"));
        Assert.True(Markdown.CanRead(markdown));
        Assert.Contains("<td>1999</td>", Html(markdown));
    }
}
