using GasOrleans.Jobs;
using GasOrleans.WebClient.Components;
using GasOrleans.WebClient.Jobs;

namespace GasOrleans.WebClient.Tests;

public sealed class WordFacts
{
    [Fact]
    public void Every_status_has_a_word_of_its_own()
    {
        var words = Enum.GetValues<JobStatus>().Where(s => s != JobStatus.None).Select(JobWords.Status).ToList();
        Assert.DoesNotContain("Unknown", words);
        Assert.Equal(words.Count, words.Distinct().Count());
    }

    [Fact]
    public void Every_refusal_has_a_sentence_and_a_status_of_a_refusal()
    {
        foreach (var refusal in new Refusal[] { new Refusal.NotFound(), new Refusal.WrongStatus(JobStatus.Running), new Refusal.Invalid("f", "Why."), new Refusal.NotUploaded() })
        {
            Assert.EndsWith(".", RefusalAnswer.Sentence(refusal), StringComparison.Ordinal);
            Assert.InRange(RefusalAnswer.Status(refusal), 400, 499);
        }
    }

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1023, "1,023 bytes")]
    [InlineData(153_600, "150 KB")]
    [InlineData(5_368_709_120, "5 GB")]
    public void Sizes_read_as_plans_name_them(long bytes, string text) => Assert.Equal(text, Amounts.Bytes(bytes));
}
