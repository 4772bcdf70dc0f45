using System.Globalization;
using System.IO.Compression;
using System.Text;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Resuming;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Bcftools;

/// <summary>
/// The second engine: <c>bcftools csq</c> calls the consequences. Inputs are judged here before it sees anything, it is
/// given the clean alleles only, and its answers are put where ours would stand: it can neither lose a record nor change one.
/// </summary>
/// <param name="bundle">The genome.</param>
/// <param name="limits">What one file may cost.</param>
/// <param name="options">What csq may cost.</param>
/// <param name="wanted">What results hold.</param>
public sealed class CsqAnnotator(ReferenceBundle bundle, AnnotationLimits limits, CsqOptions options, AnnotationOptions? wanted = null) : IVcfAnnotator
{
    internal const string Name = "bcftools csq";

    /// <inheritdoc/>
    /// <remarks>It gives no checkpoints: csq cannot be stopped and go on.</remarks>
    /// <exception cref="CsqFailedException">csq did not do what it should; nothing may be published.</exception>
    public async Task<AnnotationOutcome> AnnotateAsync(
        Stream input, long? length, AnnotationOutputs outputs, IProgress<AnnotationProgress>? progress, AnnotationCheckpoint? from, CheckpointReached? reached, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(outputs);
        if (from is not null)
        {
            throw new ArgumentException("csq begins anew.", nameof(from));
        }

        var (fasta, gff) = CsqGenome.In(options.Scratch, bundle);
        var folder = Directory.CreateDirectory(Path.Combine(options.Scratch, $"job-{Guid.NewGuid():N}")).FullName;
        try
        {
            var (upload, asked, answered) = (Path.Combine(folder, "upload"), Path.Combine(folder, "asked.vcf"), Path.Combine(folder, "answered.vcf"));
            var (outcome, questions) = await AskAsync(new SpooledInput(input, upload), length, asked, ct);
            if (outcome is not Annotated)
            {
                return outcome;
            }

            if (!questions.Sorted)
            {
                if (questions.Count > options.UnsortedAlleles)
                {
                    return new Refused(Problem.OfFile(Code.TooManyRecords, string.Create(CultureInfo.InvariantCulture, $"{options.UnsortedAlleles:N0}")));
                }

                CsqQuestions.Sort(asked, bundle);
            }

            await CsqProcess.RunAsync(options, fasta, gff, asked, answered, ct);
            return await AnswerAsync(upload, outputs, progress, answered, questions, ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <inheritdoc/>
    public bool CanGoOnFrom(AnnotationCheckpoint checkpoint) => false;

    private async Task<(AnnotationOutcome Outcome, CsqQuestions Questions)> AskAsync(SpooledInput input, long? length, string asked, CancellationToken ct)
    {
        await using (input)
        {
            await using var file = new StreamWriter(asked, append: false, new UTF8Encoding(false), 1 << 16);
            var questions = new CsqQuestions(file, bundle);
            questions.WriteHeader();
            var judge = new VcfAnnotator(bundle, limits, options: new() { Compression = CompressionLevel.NoCompression, Other = questions });
            return (await judge.AnnotateAsync(input, length, new(Stream.Null, Stream.Null, Stream.Null), null, ct), questions);
        }
    }

    private async Task<AnnotationOutcome> AnswerAsync(
        string upload, AnnotationOutputs outputs, IProgress<AnnotationProgress>? progress, string answered, CsqQuestions questions, CancellationToken ct)
    {
        await using var input = new FileStream(upload, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var results = wanted ?? new();
        using var answers = new CsqAnswers(answered, new CsqEntries(bundle, results.PickedOnly), questions.Sorted);
        var outcome = await new VcfAnnotator(bundle, limits, options: results with { Other = answers }).AnnotateAsync(input, input.Length, outputs, progress, ct);
        answers.End(questions.Count);
        return outcome;
    }
}
