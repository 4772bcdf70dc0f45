using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Reference.Building;

namespace GasOrleans.Annotation.Tests.Reference;

/// <summary>GFF3 in the styles of those who publish genomes.</summary>
public sealed class Gff : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gas-gff-").FullName;

    [Fact]
    public void Ensembl()
    {
        var draft = Assert.Single(Read("""
            c	ensembl	chromosome	1	200	.	.	.	ID=chromosome:c;Alias=NC_9,chr9;Is_circular=true
            c	ensembl	gene	1	60	.	-	.	ID=gene:ENSG1;Name=ABC;biotype=protein_coding;gene_id=ENSG1;version=3
            c	ensembl	mRNA	1	60	.	-	.	ID=transcript:ENST1;Parent=gene:ENSG1;biotype=nonsense_mediated_decay;tag=basic,Ensembl_canonical;transcript_id=ENST1;transcript_support_level=1 (assigned to previous version 2);version=4
            c	ensembl	exon	41	60	.	-	.	Parent=transcript:ENST1;exon_id=E1
            c	ensembl	exon	1	20	.	-	.	Parent=transcript:ENST1
            c	ensembl	CDS	41	55	.	-	0	ID=CDS:ENSP1;Parent=transcript:ENST1;protein_id=ENSP1;version=4
            c	ensembl	CDS	10	20	.	-	0	ID=CDS:ENSP1;Parent=transcript:ENST1;protein_id=ENSP1;version=4
            c	ensembl	five_prime_UTR	56	60	.	-	.	Parent=transcript:ENST1
            """));
        Assert.Equal(("ABC", "ENSG1", "ENST1.4", "ENSP1.4", "nonsense_mediated_decay", false), Named(draft));
        Assert.Equal([(1, 20), (41, 60)], draft.Exons);
        Assert.Equal([(10, 20), (41, 55)], draft.Coding);
        Assert.True(draft.PartialEnd);
        Assert.NotEqual(0, draft.Preference);
    }

    [Fact]
    public void Ncbi()
    {
        var drafts = Read("""
            c	RefSeq	region	1	200	.	+	.	ID=c:1..200;genome=chromosome;chromosome=7
            c	BestRefSeq	gene	1	60	.	+	.	ID=gene-ABC;Dbxref=GeneID:12,HGNC:HGNC:1;Name=ABC;gene=ABC;gene_biotype=protein_coding
            c	BestRefSeq	mRNA	1	60	.	+	.	ID=rna-NM_1.2;Parent=gene-ABC;Name=NM_1.2;gene=ABC;tag=MANE Select;transcript_id=NM_1.2
            c	BestRefSeq	exon	1	60	.	+	.	ID=exon-NM_1.2-1;Parent=rna-NM_1.2
            c	BestRefSeq	CDS	10	39	.	+	0	ID=cds-NP_1.1;Parent=rna-NM_1.2;protein_id=NP_1.1
            c	BestRefSeq	gene	70	90	.	+	.	ID=gene-LNC;Name=LNC;gene_biotype=lncRNA
            c	BestRefSeq	lnc_RNA	70	90	.	+	.	ID=rna-NR_1.1;Parent=gene-LNC;transcript_id=NR_1.1
            c	BestRefSeq	exon	70	90	.	+	.	ID=exon-NR_1.1-1;Parent=rna-NR_1.1
            """);
        Assert.Equal(("ABC", "12", "NM_1.2", "NP_1.1", "protein_coding", true), Named(drafts[0]));
        Assert.Equal("lncRNA", drafts[1].Biotype);
        Assert.True(drafts[0].Preference < drafts[1].Preference);
    }

    [Fact]
    public void Ncbi_of_bacteria_whose_genes_have_no_transcripts()
    {
        var drafts = Read("""
            c	RefSeq	gene	1	30	.	+	.	ID=gene-b0001;Name=thrL;gene=thrL;gene_biotype=protein_coding;locus_tag=b0001
            c	RefSeq	CDS	1	15	.	+	0	ID=cds-NP_1.1;Parent=gene-b0001;protein_id=NP_1.1;transl_table=11;exception=ribosomal slippage
            c	RefSeq	CDS	15	29	.	+	0	ID=cds-NP_1.1;Parent=gene-b0001;protein_id=NP_1.1;transl_table=11
            c	RefSeq	gene	40	60	.	-	.	ID=gene-b0002;Name=old;gene_biotype=pseudogene;locus_tag=b0002;pseudo=true
            c	RefSeq	gene	70	90	.	-	.	ID=gene-b0003;Name=trnX;gene_biotype=tRNA;locus_tag=b0003
            c	RefSeq	tRNA	70	90	.	-	.	ID=rna-b0003;Parent=gene-b0003;locus_tag=b0003
            c	RefSeq	exon	70	90	.	-	.	ID=exon-b0003-1;Parent=rna-b0003
            """);
        Assert.Equal(("thrL", "b0001", "b0001", "NP_1.1", "protein_coding", true), Named(drafts[0]));
        Assert.Equal((11, 0), (drafts[0].GeneticCode, drafts[0].Preference));
        Assert.Equal([(1, 29)], drafts[0].Exons);
        Assert.Equal([(1, 15), (15, 29)], drafts[0].Coding);
        Assert.Equal(["pseudogene", "tRNA"], drafts.Skip(1).Select(draft => draft.Biotype));
    }

    [Fact]
    public void A_codon_that_began_before_is_padded()
    {
        var draft = Assert.Single(Read("""
            c	x	mRNA	1	60	.	+	.	ID=t
            c	x	exon	1	60	.	+	.	Parent=t
            c	x	CDS	1	30	.	+	2	Parent=t
            """));
        Assert.Equal((1, true, true), (draft.Padding, draft.PartialStart, draft.PartialEnd));
    }

    [Fact]
    public void Features_without_a_sequence_are_named_and_left_out()
    {
        var said = new List<string>();
        Assert.Empty(Read("d	x	mRNA	1	60	.	+	.	ID=t\nd	x	exon	1	60	.	+	.	Parent=t", said));
        Assert.Contains("d has features but no sequence", Assert.Single(said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("c	x	mRNA	1	60")]
    [InlineData("c	x	mRNA	60	1	.	+	.	ID=t")]
    [InlineData("c x mRNA 1 60 . + . ID=t")]
    public void What_is_no_gff3_is_refused_with_the_line(string text)
        => Assert.Contains("line 1", Assert.Throws<BuildException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_bundle_of_fasta_and_gff3_is_built_once_and_knows_circles_and_synonyms()
    {
        var genome = new GenomeFiles("tiny", "Tiny", Write("t.fa", ">c tiny\nATGAAACTG\nTAACCCCCC\n"), Write("t.gff3", """
            c	x	region	1	18	.	+	.	ID=r;Is_circular=true;Alias=cc
            c	x	gene	1	12	.	+	.	ID=gene-g;Name=g
            c	x	mRNA	1	12	.	+	.	ID=rna-t;Parent=gene-g
            c	x	CDS	1	12	.	+	0	ID=cds-p;Parent=rna-t
            """), Distance: 5, GeneticCode: 11, Write("k.vcf", "##x\nchrc\t4\trs1\tA\tG,<DEL>\nc\t5\trs2\tC\tG\nd\t4\trs3\tA\tG\n"), "dbSNP");
        var said = new List<string>();
        var target = Path.Combine(folder, "bundles", "tiny");
        GffBundle.Build(target, genome, said.Add);
        GffBundle.Build(target, genome, said.Add);
        Assert.Contains(said, text => text.Contains("1 on sequences that are not there and 1 with other bases", StringComparison.Ordinal));
        Assert.EndsWith("is up to date.", said[^1], StringComparison.Ordinal);
        using var bundle = ReferenceBundle.Open(target, BundleCheck.Everything);
        Assert.True(bundle.TryFindContig("cc"u8, out var contig, out _));
        Assert.True(contig.Circular);
        Assert.Equal("t:c.4A>G p:p.Lys2Glu", Consequences.Csq.Of(bundle, 4, "A", "G").Entries[0] is var csq ? $"{csq["HGVSc"]} {csq["HGVSp"]}" : "");
        Assert.Equal("rs1", Consequences.Csq.Of(bundle, 4, "A", "G").KnownIds);
        Assert.Equal(["tiny"], Directory.GetFileSystemEntries(Path.Combine(folder, "bundles")).Select(Path.GetFileName));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static (string, string, string, string?, string, bool) Named(TranscriptDraft draft)
        => (draft.Symbol, draft.Gene, draft.Feature, draft.Protein, draft.Biotype, draft.Forward);

    private List<TranscriptDraft> Read(string text, List<string>? said = null)
        => new GffTranscripts(GffReader.Read(Write("x.gff3", text)), new Dictionary<string, int> { ["c"] = 200 }, 1, (said ?? []).Add).Make();

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
