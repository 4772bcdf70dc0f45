using System.Buffers;
using System.Globalization;
using System.Text;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Bcftools;

/// <summary>Writes what csq says of an allele as CSQ entries, as far as it says what these hold.</summary>
/// <param name="bundle">The genome.</param>
/// <param name="pickedOnly">Whether to write the picked entry of each allele alone.</param>
internal sealed class CsqEntries(ReferenceBundle bundle, bool pickedOnly)
{
    private static readonly Dictionary<string, Consequence> Terms = MakeTerms();

    // Of a frameshift it tells the whole rest of the protein.
    private const int LongestResidues = 60;

    private readonly EntryParts parts = new(bundle.Transcripts);

    /// <summary>Returns the most severe consequence.</summary>
    public Consequence Write(ReadOnlySpan<byte> allele, string answer, ReadOnlySpan<byte> tail, ByteBuffer entries)
    {
        var (text, severest, first) = (new StringBuilder(), Consequence.None, true);
        var behind = Encoding.UTF8.GetString(tail);
        var name = allele.IsEmpty ? "-" : Encoding.ASCII.GetString(allele).ToUpperInvariant();
        foreach (var entry in answer.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split('|')))
        {
            if (pickedOnly && !first)
            {
                break;
            }

            if (entry.Length < 3 || !int.TryParse(entry[2], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number >= bundle.TranscriptCount)
            {
                continue;
            }

            var terms = Of(entry[0]);
            severest = terms.MostSevere < severest ? terms.MostSevere : severest;
            Write(text.Append(first ? "" : ","), name, terms, parts.Of(number), entry.ElementAtOrDefault(5) ?? "", first);
            text.Append(behind);
            first = false;
        }

        entries.Write(Encoding.UTF8.GetBytes(text.ToString()));
        return severest;
    }

    private static void Write(StringBuilder text, string allele, ConsequenceSet terms, EntryPart part, string residues, bool first)
    {
        text.Append(allele).Append('|');
        var severest = terms.MostSevere;
        for (var rest = terms; !rest.IsEmpty; rest = rest.WithoutMostSevere())
        {
            text.Append(rest.MostSevere == severest ? "" : "&").Append(ConsequenceTerms.Name(rest.MostSevere));
        }

        text.Append('|').Append(Encoding.ASCII.GetString(ConsequenceTerms.Utf8(ConsequenceTerms.Grade(severest)))).Append('|');
        text.Append(Encoding.UTF8.GetString(part.Transcript)).Append("||||||");

        // 450S>450L, or 450S where it stays.
        var sides = residues.Split('>');
        text.Append(string.Concat(sides[0].TakeWhile(char.IsAsciiDigit))).Append('|');
        text.AppendJoin('/', residues.Length > LongestResidues ? [] : sides.Select(side => side.TrimStart("0123456789".ToCharArray()))).Append("||||");
        text.Append(Encoding.UTF8.GetString(part.Foot)).Append('|').Append(first ? "1" : "");
    }

    /// <summary>Its names are shorter, and an asterisk means that a stop comes before.</summary>
    private static ConsequenceSet Of(string names)
        => names.TrimStart('*').Split('&').Aggregate(default(ConsequenceSet), (set, name) => set.And(Terms.GetValueOrDefault(name, Consequence.CodingSequenceVariant)));

    private static Dictionary<string, Consequence> MakeTerms()
    {
        var terms = new Dictionary<string, Consequence>(StringComparer.OrdinalIgnoreCase)
        {
            ["non_coding"] = Consequence.NonCodingTranscriptExonVariant,
            ["inframe_altering"] = Consequence.ProteinAlteringVariant,
        };
        foreach (var term in ConsequenceTerms.All)
        {
            var name = ConsequenceTerms.Name(term);
            terms.TryAdd(name, term);
            terms.TryAdd(name.Replace("_variant", "", StringComparison.Ordinal), term);
        }

        return terms;
    }
}
