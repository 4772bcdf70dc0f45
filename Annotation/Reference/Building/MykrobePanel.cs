using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GasOrleans.Annotation.Reference.Building;

/// <summary>
/// Reads a resistance panel in Mykrobe's form: lines of gene, change and PROT or DNA, and a JSON object from
/// <c>gene_change</c> to drugs. Changes of a protein become all changes of the codon that make them, X any change.
/// </summary>
internal sealed partial class MykrobePanel(FastaRecord sequence, IEnumerable<TranscriptDraft> transcripts)
{
    private readonly Dictionary<string, TranscriptDraft> genes = transcripts
        .Where(draft => draft.Symbol.Length > 0).GroupBy(draft => draft.Symbol, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    public List<KnownDraft> Read(string changes, string drugs)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(drugs));
        var drugsOf = json.RootElement.EnumerateObject().ToDictionary(change => change.Name, change => change.Value, StringComparer.Ordinal);
        var known = new List<KnownDraft>();
        foreach (var (line, number) in File.ReadLines(changes).Select((line, index) => (line, index + 1)))
        {
            var columns = line.Split('\t');
            if (columns is not [var gene, var change, "PROT" or "DNA"] || Change.Parse(change) is not { } parsed
                || !drugsOf.TryGetValue($"{gene}_{change}", out var against))
            {
                throw new BuildException($"{changes}, line {number}: expected a gene, a change that {drugs} knows, and PROT or DNA.");
            }

            var names = against.EnumerateArray().Select(drug => drug.GetString() ?? "").Order(StringComparer.Ordinal);
            var before = known.Count;
            known.AddRange(Expand(gene, parsed, columns[2] == "PROT", ":" + string.Join('/', names)));
            if (known.Count == before)
            {
                throw new BuildException($"{changes}, line {number}: {gene}_{change} does not fit the bases of {sequence.Name}.");
            }
        }

        return known;
    }

    private IEnumerable<KnownDraft> Expand(string gene, Change change, bool protein, string drugs)
    {
        if (!genes.TryGetValue(gene, out var transcript))
        {
            throw new BuildException($"The panel names the gene {gene}, which the annotation does not have.");
        }

        return protein ? OfProtein(gene, transcript, change, drugs) : OfBases(gene, transcript, change, drugs);
    }

    private IEnumerable<KnownDraft> OfProtein(string gene, TranscriptDraft transcript, Change change, string drugs)
    {
        var code = GeneticCode.Of(transcript.GeneticCode);
        var first = (change.Position * 3) - 2;
        var own = Bases(transcript, first, 3);
        if (code.Translate(own[0], own[1], own[2]) != change.From[0])
        {
            yield break;
        }

        foreach (var codon in Codons())
        {
            var residue = (char)code.Translate(codon[0], codon[1], codon[2]);
            if (residue != change.From[0] && (change.To == "X" || residue == change.To[0]))
            {
                yield return Draft(transcript, first, own, codon, $"{gene}_{change.From}{change.Position}{residue}{drugs}");
            }
        }
    }

    private IEnumerable<KnownDraft> OfBases(string gene, TranscriptDraft transcript, Change change, string drugs)
    {
        var from = Encoding.ASCII.GetBytes(change.From);
        if (!Bases(transcript, change.Position, from.Length).AsSpan().SequenceEqual(from))
        {
            yield break;
        }

        foreach (var to in change.To == "X" ? ["A", "C", "G", "T"] : new[] { change.To })
        {
            if (to != change.From)
            {
                yield return Draft(transcript, change.Position, from, Encoding.ASCII.GetBytes(to), $"{gene}_{change.ShortFrom}{change.Position}{to}{drugs}");
            }
        }
    }

    private KnownDraft Draft(TranscriptDraft transcript, int position, byte[] from, byte[] to, string id)
    {
        var start = At(transcript, position);
        return transcript.Forward
            ? new(sequence.Name, start, from, to, id)
            : new(sequence.Name, start - from.Length + 1, Turned(from), Turned(to), id);
    }

    private byte[] Bases(TranscriptDraft transcript, int position, int length)
    {
        var start = At(transcript, position);
        var low = transcript.Forward ? start : start - length + 1;
        if (low < 1 || low + length - 1 > sequence.Bases.Length)
        {
            return [];
        }

        var bases = sequence.Bases[(low - 1)..(low - 1 + length)];
        return transcript.Forward ? bases : Turned(bases);
    }

    // There is no position 0: -1 is the base before the first.
    private static int At(TranscriptDraft transcript, int position)
    {
        var offset = position > 0 ? position - 1 : position;
        return transcript.Forward ? transcript.Exons[0].Start + offset : transcript.Exons[^1].End - offset;
    }

    private static byte[] Turned(byte[] bases) => [.. bases.Reverse().Select(CodingSequence.Complement)];

    private static IEnumerable<byte[]> Codons()
        => from a in "ACGT" from b in "ACGT" from c in "ACGT" select new[] { (byte)a, (byte)b, (byte)c };

    private sealed partial record Change(string From, int Position, string To)
    {
        private const int LongestFrom = 40;

        /// <summary>What is replaced, or its length when it is long.</summary>
        public string ShortFrom => From.Length <= LongestFrom ? From : From.Length.ToString(CultureInfo.InvariantCulture) + "bp";

        public static Change? Parse(string text)
            => Form().Match(text) is { Success: true } match && int.TryParse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture, out var position) && position != 0
                ? new(match.Groups[1].Value, position, match.Groups[3].Value)
                : null;

        [GeneratedRegex("^([A-Z*]+)(-?[0-9]+)([A-Z*]+)$")]
        private static partial Regex Form();
    }
}
