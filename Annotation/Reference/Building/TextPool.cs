using System.Globalization;
using System.Text;

namespace GasOrleans.Annotation.Reference.Building;

/// <summary>Gathers the texts of a file, each once, written so that VCF and CSQ can carry them.</summary>
internal sealed class TextPool
{
    private readonly Dictionary<string, Text> texts = new(StringComparer.Ordinal);
    private readonly List<byte> bytes = [];

    public byte[] ToArray() => [.. bytes];

    /// <summary>Adds a text; what VCF reserves is percent-encoded as VCF 4.3 says.</summary>
    public Text Add(string text) => AddRaw(Encoded(text));

    /// <summary>Adds a text as it is.</summary>
    public Text AddRaw(string text)
    {
        if (!texts.TryGetValue(text, out var place))
        {
            var encoded = Encoding.UTF8.GetBytes(text);
            place = new(bytes.Count, encoded.Length);
            bytes.AddRange(encoded);
            texts.Add(text, place);
        }

        return place;
    }

    internal static string Encoded(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            // '&' and '|' are CSQ's own separators.
            if (letter <= ' ' || letter == '\u007F' || "%;,=|&".Contains(letter, StringComparison.Ordinal))
            {
                result.Append(CultureInfo.InvariantCulture, $"%{(int)letter:X2}");
            }
            else
            {
                result.Append(letter);
            }
        }

        return result.ToString();
    }
}
