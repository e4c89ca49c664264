using ClaimTrack.Web.Platform.Tongues;
using Microsoft.AspNetCore.Html;

namespace ClaimTrack.Web.Tests.Platform.Tongues;

/// <summary>Sentences with places and plurals.</summary>
public sealed class MessageTests
{
    const string Checks = "{n, plural, =0 {no checks} one {# check} two {# two} few {# few} many {# many} other {# checks}}";

    static string Say(string tongue, string text, params (string, object?)[] places)
    {
        SiteTongues.Speak(tongue);
        return new Said(text, places).ToString();
    }

    [Theory]
    [InlineData("en", 0, "no checks"), InlineData("en", 1, "1 check"), InlineData("en", 2, "2 checks"), InlineData("en", 1234, "1,234 checks")]
    [InlineData("es", 1, "1 check"), InlineData("es", 2, "2 checks"), InlineData("es", 1_000_000, "1.000.000 many")]
    [InlineData("ar", 1, "1 check"), InlineData("ar", 2, "2 two"), InlineData("ar", 3, "3 few"), InlineData("ar", 10, "10 few"), InlineData("ar", 11, "11 many")]
    [InlineData("ar", 99, "99 many"), InlineData("ar", 100, "100 checks"), InlineData("ar", 102, "102 checks"), InlineData("ar", 103, "103 few")]
    public void The_form_goes_with_the_number_and_the_language(string tongue, int n, string said) => Assert.Equal(said, Say(tongue, Checks, ("n", n)));

    [Fact]
    public void Places_are_filled_where_they_stand()
    {
        Assert.Equal("Ana, 3 March 2026: it’s {so}", Say("en", "{who}, {day}: it’s {what}", ("who", "Ana"), ("day", new DateOnly(2026, 3, 3)), ("what", "{so}")));
        Assert.Equal("#1 of 2", Say("en", "#{n} of {m}", ("n", 1), ("m", 2)));
        Assert.Equal("Ana has 2 (Ben)", Say("en", "{n, plural, other {{who} has # ({other})}}", ("n", 2), ("who", "Ana"), ("other", "Ben")));
    }

    [Fact]
    public void Text_is_encoded_in_a_page_and_markup_is_not()
    {
        var html = new StringWriter();
        new Said("{a} & {b}", [("a", "<script>"), ("b", new HtmlString("<bdi>Ana</bdi>"))]).WriteTo(html, System.Text.Encodings.Web.HtmlEncoder.Default);
        Assert.Equal("&lt;script&gt; &amp; <bdi>Ana</bdi>", html.ToString());
        Assert.Throws<InvalidOperationException>(() => new Said("{b}", [("b", new HtmlString("<b>"))]).ToString());
    }

    [Theory]
    [InlineData("{"), InlineData("}"), InlineData("{n"), InlineData("{n, plural"), InlineData("{n, plural, one {x}}"), InlineData("{n, plural, other {x}"), InlineData("{n, select, other {x}}"), InlineData("{n, plural, other {x} y}")]
    public void What_cannot_be_read_is_refused(string text) => Assert.Throws<FormatException>(() => Say("en", text, ("n", 1)));

    [Fact]
    public void A_place_with_nothing_for_it_is_a_fault() => Assert.Throws<InvalidOperationException>(() => Say("en", "{who}"));
}
