using System.Text;
using AngleSharp.Dom;

namespace ClaimTrack.Text;

/// <summary>Turns a tree of elements into blocks of text. The tree is at most <see cref="ArticleExtractor.MaxNesting"/> deep, so recursion is safe.</summary>
sealed class BlockReader
{
    readonly List<(char Kind, string Text)> blocks = [];
    readonly StringBuilder line = new();

    readonly Func<IElement, bool>? isLeftOut;

    BlockReader(Func<IElement, bool>? isLeftOut) => this.isLeftOut = isLeftOut;

    public static List<(char Kind, string Text)> Blocks(INode root, Func<IElement, bool>? isLeftOut = null)
    {
        var reader = new BlockReader(isLeftOut);
        reader.Children(root, 'p', preformatted: false);
        reader.EndBlock('p');
        return reader.blocks;
    }

    void Children(INode parent, char kind, bool preformatted)
    {
        foreach (var child in parent.ChildNodes)
        {
            if (child is IText text) Text(text.Data, kind, preformatted);
            else if (child is IElement element) Element(element, kind, preformatted);
        }
    }

    void Element(IElement element, char kind, bool preformatted)
    {
        var name = element.LocalName;
        if (Markup.IsUnread(name) || isLeftOut?.Invoke(element) == true) return;
        if (!Markup.BreaksLine(name))
        {
            if (name is "td" or "th") line.Append(' ');
            Children(element, kind, preformatted);
            return;
        }
        EndBlock(kind);
        var own = Markup.KindOf(name, kind);
        Children(element, own, preformatted || name == "pre");
        EndBlock(own);
    }

    void Text(string text, char kind, bool preformatted)
    {
        if (!preformatted)
        {
            line.Append(text.ReplaceLineEndings(" "));
            return;
        }
        foreach (var (i, part) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (i > 0) EndBlock(kind);
            line.Append(part);
        }
    }

    void EndBlock(char kind)
    {
        if (line.Length == 0) return;
        var text = PlainText.Normalise(line.ToString());
        line.Clear();
        if (text.Length > 0) blocks.Add((kind, text));
    }
}
